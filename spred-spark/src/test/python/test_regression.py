"""The Lasso as a PySpark user meets it."""

from __future__ import annotations

import numpy as np
import pytest
from pyspark.ml.linalg import Vectors
from pyspark.sql import DataFrame, SparkSession

from spred import SpredLasso


def test_meets_the_conditions_of_the_optimum(samples: DataFrame) -> None:
    model = SpredLasso(labelCol="response", regParam=0.1, standardization=False).fit(samples)

    rows = samples.select("features", "response").collect()
    x = np.array([row.features.toArray() for row in rows])
    y = np.array([row.response for row in rows])
    slopes = x.T @ (y - x @ model.coefficients.toArray() - model.intercept) / len(y)
    live = model.selected_features
    # The gap is relative to an objective of about 1, so slopes meet the strength to some 1e-4.
    assert np.abs(slopes).max() <= 0.1 * (1 + 2e-3)
    assert slopes[live] == pytest.approx(0.1 * np.sign(model.coefficients.toArray()[live]), rel=2e-3)
    assert model.summary.gap <= model.summary.gap_tol == 1e-6
    assert model.summary.support_size == len(live) == len(model.selected_feature_names)
    assert 0 < model.summary.r2 < 1
    assert model.lambda_ == 0.1 < model.lambda_max
    assert model.predict(rows[0].features) == pytest.approx(x[0] @ model.coefficients.toArray() + model.intercept)
    assert model.transform(samples).first().prediction == model.predict(samples.first().features)


def test_cross_validation_chooses_from_the_path(samples: DataFrame) -> None:
    model = SpredLasso(labelCol="response", numLambdas=20, numFolds=3, selectionRule="oneStandardError").fit(samples)

    path = model.path()
    assert len(path) == 20
    assert path["chosen"].sum() == 1
    assert path[path["chosen"]].iloc[0]["lambda"] == model.lambda_
    assert path["error"].notna().all()


def test_survival_and_many_outputs(spark: SparkSession) -> None:
    noise = np.random.default_rng(1)
    x = noise.normal(size=(60, 12))
    times = noise.exponential(np.exp(-1.5 * x[:, 3]))
    rows = [
        (Vectors.dense(row), float(time), float(seen), Vectors.dense([row[0], -row[1]]))
        for row, time, seen in zip(x, times, noise.random(60) < 0.7)
    ]
    frame = spark.createDataFrame(rows, ["features", "time", "seen", "outputs"])

    survival = SpredLasso(family="cox", labelCol="time", censorCol="seen", regParam=0.1).fit(frame)
    assert 3 in survival.selected_features
    assert survival.summary.concordance > 0.7

    many = SpredLasso(labelCol="outputs", regParam=0.2).fit(frame)
    assert many.coefficient_matrix.numRows == 2
    assert many.coefficient_matrix.toArray()[0, 0] > 0 > many.coefficient_matrix.toArray()[1, 1]
    assert many.intercept_vector.size == 2
    assert many.predict_vector(rows[0][0]).size == 2
