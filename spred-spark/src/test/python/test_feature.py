"""The selector as a PySpark user meets it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from pyspark.ml.evaluation import MulticlassClassificationEvaluator
from pyspark.ml.linalg import Vectors
from pyspark.sql import DataFrame, SparkSession

from conftest import ROOT
from spred import (
    InputError,
    SpredFeatureSelector,
    SpredFeatureSelectorModel,
    SpredHsicLasso,
    SpredHsicLassoModel,
    feature_names,
)


@pytest.fixture(scope="module")
def model(samples: DataFrame) -> SpredFeatureSelectorModel:
    selector = SpredFeatureSelector(
        heads="linear", labelCol="class", groupCol="donor", outputCol="genes", predictionCol="prediction", probabilityCol="probability"
    )
    return selector.fit(samples)


def planted() -> set[str]:
    with open(ROOT / "data" / "sample" / "truth.csv", encoding="utf-8") as file:
        return {line["feature"] for line in csv.DictReader(file) if line["role"] == "disease state"}


def test_selects_planted_genes_with_a_proof(model: SpredFeatureSelectorModel) -> None:
    best = sorted(zip(model.scores, model.selected_feature_names), reverse=True)

    assert {gene for _, gene in best[:5]} <= planted()
    assert [model.feature_names[index] for index in model.selected_features] == model.selected_feature_names
    assert model.num_features == 1000
    assert model.num_classes == 3
    assert model.labels == ["healthy", "mild", "severe"]
    assert model.relaxation == 1
    assert model.certificate.holds
    assert model.certificate.gap <= model.certificate.tolerance == 1e-6
    assert model.certificate.num_checked == 1000
    assert model.certificate.kappa == model.kappa < model.certificate.kappa_max
    assert model.certificate.objective == pytest.approx(model.certificate.loss + model.certificate.penalty)


def test_transform_writes_named_genes_and_predictions(model: SpredFeatureSelectorModel, samples: DataFrame) -> None:
    transformed = model.transform(samples)

    assert feature_names(transformed, "genes") == model.selected_feature_names
    row = transformed.first()
    assert row.genes.size == len(model.selected_features)
    assert model.predict(row.features) == row.prediction
    assert model.predict_probability(row.features).toArray() == pytest.approx(row.probability.toArray(), abs=1e-12)
    assert MulticlassClassificationEvaluator(labelCol="class", metricName="accuracy").evaluate(transformed) > 0.9


def test_the_path_is_a_data_frame(model: SpredFeatureSelectorModel, spark: SparkSession) -> None:
    path = model.path()

    assert list(path.columns[:3]) == ["kappa", "lambda", "numFeatures"]
    assert path["kappa"].is_monotonic_decreasing
    assert path["holds"].all()
    chosen = path[path["chosen"]].iloc[0]
    assert chosen["kappa"] == model.kappa
    assert list(chosen["features"]) == model.selected_feature_names
    assert chosen["coefficients"].numCols == 1000
    assert model.path_frame(spark).count() == len(path)
    order = model.entering_order()
    assert list(order["order"]) == sorted(order["order"])
    assert set(model.selected_feature_names) <= set(order["feature"])


def test_the_summary_says_how_it_was_made(model: SpredFeatureSelectorModel, samples: DataFrame) -> None:
    provenance = model.summary.provenance

    assert provenance["seed"] == 1
    assert provenance["num_training"] + provenance["num_validation"] == samples.count()
    assert len(provenance["data_fingerprint"]) == 64
    assert model.summary.num_missing_values == 0


def test_params_come_back_as_they_were_given() -> None:
    selector = SpredFeatureSelector(numTopFeatures=5, hiddenLayers=[8, 4], excludedFeatures=["a"], seed=2**40)
    selector.setParams(selectionMode="numTopFeatures", featureGroups={"ras": ["KRAS", "NRAS"]}).setKappaRatio(0.1)

    assert selector.getNumTopFeatures() == 5
    assert selector.getHiddenLayers() == [8, 4]
    assert selector.getExcludedFeatures() == ["a"]
    assert selector.getSeed() == 2**40
    assert selector.getFeatureGroups() == '{"ras": ["KRAS", "NRAS"]}'
    assert selector.getKappaRatio() == 0.1
    assert not selector.isDefined("kappa")
    assert selector.copy({selector.seed: 3}).getSeed() == 3
    with pytest.raises(TypeError, match="numTopFeatures"):
        selector.setNumTopFeatures("many")  # type: ignore[arg-type]


def test_every_kind_of_param_reaches_java(samples: DataFrame) -> None:
    first, second = feature_names(samples)[:2]
    selector = SpredFeatureSelector(
        heads="linear",
        labelCol="class",
        selectionMode="kappa",
        kappa=0.02,
        unpenalizedFeatures=[first],
        excludedFeatures=["G0861"],
        featureGroups={"pair": [second, "G0029"]},
        seed=2**40,
        outputCol="genes",
    )
    model = selector.fit(samples)

    assert model.kappa == 0.02
    assert first in model.selected_feature_names
    assert "G0861" not in model.selected_feature_names
    assert (second in model.selected_feature_names) == ("G0029" in model.selected_feature_names)
    assert model.summary.provenance["seed"] == 2**40


def test_both_heads_select_too(samples: DataFrame) -> None:
    model = SpredFeatureSelector(hiddenLayers=[8], labelCol="class", selectionMode="kappa", kappa=0.1, outputCol="genes").fit(samples)

    assert model.certificate.violation <= model.certificate.tolerance
    assert model.certificate.gap != model.certificate.gap


def test_resamplings_say_whether_the_list_holds_up(samples: DataFrame) -> None:
    selector = SpredFeatureSelector(
        heads="linear",
        labelCol="class",
        groupCol="donor",
        validation="cv",
        numFolds=2,
        numOuterFolds=2,
        numResamples=4,
        fdr=0.5,
        numKappas=8,
        outputCol="genes",
    )
    model = selector.fit(samples)

    nested = model.nested_estimate
    assert nested is not None
    assert nested.majority_rate < nested.accuracy_low <= nested.accuracy <= nested.accuracy_high
    assert len(nested.num_selected) == nested.num_folds == nested.overlap.num_lists == 2
    stability = model.stability
    assert stability is not None
    assert (stability.num_pairs, stability.overlap.num_lists) == (2, 4)
    frequencies = {row["index"]: row["frequency"] for row in model.stability_frame().collect()}
    assert set(stability.stable_features) == {gene for gene, share in frequencies.items() if share >= stability.threshold}
    discoveries = model.false_discoveries
    assert discoveries is not None
    assert (discoveries.method, discoveries.rate, discoveries.fewest) == ("KNOCKOFFS", 0.5, 2)
    assert discoveries.has_threshold == (len(discoveries.selected) > 0)
    related = model.related_frame().first()
    assert related.feature in model.selected_feature_names
    assert related.related not in model.selected_feature_names


def test_without_resamplings_there_is_nothing_to_tell(model: SpredFeatureSelectorModel) -> None:
    assert model.nested_estimate is None
    assert model.stability is None
    assert model.false_discoveries is None
    assert model.stability_frame().count() == 0


def test_refusals_are_one_sentence(samples: DataFrame, spark: SparkSession) -> None:
    one_class = samples.where("class = 0")
    with pytest.raises(InputError) as refusal:
        SpredFeatureSelector(heads="linear", labelCol="class").fit(one_class)
    assert "class" in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert refusal.value.__cause__ is None

    model = SpredFeatureSelector(heads="linear", labelCol="class", selectionMode="kappa", kappa=0.1, predictionCol="p").fit(samples)
    short = spark.createDataFrame([(Vectors.dense([1.0, 2.0]),)], ["features"])
    with pytest.raises(Exception, match="2 .*1000"):
        model.transform(short).collect()


def test_hsic_lasso_selects_and_is_saved(samples: DataFrame, tmp_path: Path) -> None:
    model = SpredHsicLasso(labelCol="class", numTopFeatures=8, outputCol="selected", seed=3).fit(samples)

    assert len(model.selected_features) == len(model.scores) == 8
    assert sorted(model.ranked_feature_names) == sorted(model.selected_feature_names)
    assert set(model.ranked_feature_names) <= set(model.entering_order)
    assert 0 <= model.gap < 1e-12
    assert model.path().iloc[0]["lambda"] == pytest.approx(model.lambda_max)
    assert model.transform(samples).first().selected.size == 8
    assert model.provenance["seed"] == 3
    model.save(str(tmp_path / "model"))
    loaded = SpredHsicLassoModel.load(str(tmp_path / "model"))
    assert loaded.scores == model.scores
    assert loaded.getOutputCol() == "selected"
