"""A prescribed sparsity as a PySpark user asks for it."""

from __future__ import annotations

from pathlib import Path

from pyspark.ml.classification import LogisticRegression, LogisticRegressionModel
from pyspark.sql import DataFrame

from spred import SparsitySearch, SparsitySearchModel, SpredLasso, SpredLassoModel, SpredSparseCoder, SpredSparseCoderModel


def test_exactly_so_many_features(samples: DataFrame, tmp_path: Path) -> None:
    search = SparsitySearch(numFeatures=7).setEstimator(SpredLasso(labelCol="response"))
    assert isinstance(search.getEstimator(), SpredLasso)
    model = search.fit(samples)

    assert model.target_met
    assert isinstance(model.best_model, SpredLassoModel)
    assert len(model.best_model.selected_features) == 7
    trace = model.trace()
    assert trace.iloc[-1].numFeatures == 7
    assert trace.iloc[-1].strength == model.strength
    model.save(str(tmp_path / "model"))
    loaded = SparsitySearchModel.load(str(tmp_path / "model"))
    assert loaded.strength == model.strength
    assert loaded.transform(samples).first().prediction == model.transform(samples).first().prediction


def test_an_estimator_of_mllib(samples: DataFrame) -> None:
    regression = LogisticRegression(labelCol="class", elasticNetParam=1.0, maxIter=30)
    model = SparsitySearch(sparsity=0.99, sparsityTol=0.004).setEstimator(regression).fit(samples)

    assert model.target_met
    assert isinstance(model.best_model, LogisticRegressionModel)


def test_sparse_codes(samples: DataFrame, tmp_path: Path) -> None:
    model = SpredSparseCoder(numAtoms=6, regParam=20.0, maxIter=2, batchSize=40, outputCol="codes", gapCol="gap").fit(samples)

    assert model.dictionary.numRows == model.num_atoms == 6
    assert model.dictionary.numCols == model.num_features
    assert len(model.objectives) == 2
    row = model.transform(samples).first()
    assert row.codes.size == 6
    assert row.codes == model.encode(row.features)
    assert 0 <= row.gap <= 1e-4 >= model.largest_gap
    summary = model.evaluate(samples)
    assert summary["num_rows"] == samples.count()
    assert len(summary["uses"]) == 6
    assert 0 < summary["objective"] < model.objectives[0]
    model.save(str(tmp_path / "coder"))
    assert SpredSparseCoderModel.load(str(tmp_path / "coder")).objectives == model.objectives
