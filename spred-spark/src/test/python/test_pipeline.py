"""Our stages among those of pyspark.ml, and their files on both sides."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pyspark.ml import Pipeline, PipelineModel
from pyspark.ml.classification import LogisticRegression
from pyspark.ml.evaluation import MulticlassClassificationEvaluator
from pyspark.ml.tuning import CrossValidator, CrossValidatorModel, ParamGridBuilder
from pyspark.sql import DataFrame, SparkSession

from spred import Log2Transformer, SpredFeatureSelector, SpredFeatureSelectorModel, SpredLasso, SpredLassoModel


def selector(**params: object) -> SpredFeatureSelector:
    fixed = {"heads": "linear", "labelCol": "class", "selectionMode": "kappa", "kappa": 0.05, "outputCol": "genes"}
    return SpredFeatureSelector(**{**fixed, **params})  # type: ignore[arg-type]


def value(java: Any, param: str) -> Any:
    """A param of a Java stage; py4j does not see the getters, which are default methods of interfaces."""
    return java.getOrDefault(java.getParam(param))


@pytest.fixture(scope="module")
def selected(samples: DataFrame) -> SpredFeatureSelectorModel:
    return selector().fit(samples)


def test_a_pipeline_is_saved_and_loaded(samples: DataFrame, tmp_path: Path) -> None:
    pipeline = Pipeline(stages=[selector(), LogisticRegression(featuresCol="genes", labelCol="class")])
    pipeline.write().save(str(tmp_path / "unfitted"))
    model = Pipeline.load(str(tmp_path / "unfitted")).fit(samples)
    model.write().save(str(tmp_path / "fitted"))

    loaded = PipelineModel.load(str(tmp_path / "fitted"))

    assert isinstance(loaded.stages[0], SpredFeatureSelectorModel)
    assert loaded.stages[0].selected_feature_names == model.stages[0].selected_feature_names
    assert loaded.stages[0].getOutputCol() == "genes"
    expected = [row.prediction for row in model.transform(samples).collect()]
    assert [row.prediction for row in loaded.transform(samples).collect()] == expected


def test_a_cross_validator_turns_its_params(samples: DataFrame, tmp_path: Path) -> None:
    stage = selector(predictionCol="prediction")
    grid = ParamGridBuilder().addGrid(stage.kappa, [0.1, 0.02]).build()
    evaluator = MulticlassClassificationEvaluator(labelCol="class")
    validator = CrossValidator(estimator=stage, estimatorParamMaps=grid, evaluator=evaluator, numFolds=2, seed=3)

    model = validator.fit(samples)
    model.write().save(str(tmp_path / "tuned"))

    assert model.avgMetrics[1] > model.avgMetrics[0]
    assert model.bestModel.kappa == 0.02
    assert CrossValidatorModel.load(str(tmp_path / "tuned")).bestModel.kappa == 0.02


def test_saved_here_loaded_in_java(spark: SparkSession, selected: SpredFeatureSelectorModel, tmp_path: Path) -> None:
    selected.write().save(str(tmp_path / "model"))
    selector(seed=9).write().save(str(tmp_path / "estimator"))

    java = spark._jvm.ml.spred.spark.feature

    model = java.SpredFeatureSelectorModel.load(str(tmp_path / "model"))
    assert list(model.selectedFeatureNames()) == selected.selected_feature_names
    assert value(model, "outputCol") == "genes"
    assert value(java.SpredFeatureSelector.load(str(tmp_path / "estimator")), "seed") == 9


def test_saved_in_java_loaded_here(spark: SparkSession, samples: DataFrame, tmp_path: Path) -> None:
    java = spark._jvm.ml.spred.spark.regression.SpredLasso()
    java.set("labelCol", "response").set("regParam", 0.2).write().save(str(tmp_path / "estimator"))
    fitted = java.fit(samples._jdf)
    fitted.write().save(str(tmp_path / "model"))

    estimator = SpredLasso.load(str(tmp_path / "estimator"))
    model = SpredLassoModel.load(str(tmp_path / "model"))

    assert estimator.uid == java.uid()
    assert estimator.getRegParam() == 0.2
    assert model.coefficients == SpredLasso(labelCol="response", regParam=0.2).fit(samples).coefficients
    assert model.getLabelCol() == "response"


def test_a_transformer_is_saved_and_loaded(tmp_path: Path) -> None:
    Log2Transformer(featuresCol="raw", outputCol="log").write().save(str(tmp_path / "log2"))

    loaded = Log2Transformer.load(str(tmp_path / "log2"))

    assert (loaded.getFeaturesCol(), loaded.getOutputCol()) == ("raw", "log")
