"""Compression as a PySpark user meets it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pyspark.ml.linalg import Vectors
from pyspark.sql import DataFrame, SparkSession

from spred import InputError, SpredCompressedModel, SpredCompressor


@pytest.fixture(scope="module")
def images(spark: SparkSession) -> DataFrame:
    """Images of 8 × 8 whose class is a bright column among noise."""
    noise = np.random.default_rng(2)
    rows = []
    for k in range(120):
        image = noise.random((8, 8)) * 0.5
        image[:, 2 * (k % 4)] += 0.4
        rows.append((Vectors.dense(image.ravel()), float(k % 4)))
    return spark.createDataFrame(rows, ["image", "label"])


def test_compresses_reports_and_comes_back(images: DataFrame, tmp_path: Path) -> None:
    stage = SpredCompressor(
        architecture="mlp", hiddenLayers=[12], imageShape=[1, 8, 8], kappa=0.01, optimizer="sgd", learningRate=0.5, batchSize=20,
        epochs=12, finetuneEpochs=1, zeroThreshold=0.02, numWorkers=2, averagingFrequency=1,
    )  # fmt: skip
    model = stage.fit(images)

    assert model.compression_ratio == pytest.approx(model.prunable_weights / model.non_zero_weights)
    assert model.compression_ratio > 1.2
    assert model.num_classes == len(model.labels) == 4
    assert model.image_shape == [1, 8, 8]
    assert model.summary.kappa == 0.01
    assert model.summary.provenance["num_training"] == 120
    assert model.layer_frame().count() == 2
    assert model.histogram_frame().groupBy().sum("count").first()[0] == model.non_zero_weights
    assert [row.phase for row in model.history_frame().collect()] == ["train"] * 12 + ["finetune"]
    answers = model.transform(images)
    assert answers.filter("prediction = label").count() > 90
    model.save(str(tmp_path / "model"))
    again = SpredCompressedModel.load(str(tmp_path / "model"))
    assert again.transform(images).first().probability == answers.first().probability
    model.export_network(str(tmp_path / "network.zip"))
    assert (tmp_path / "network.zip").stat().st_size > 0


def test_what_cannot_be_used_is_a_sentence(images: DataFrame) -> None:
    with pytest.raises(InputError, match="a vector of 64 numbers, an image of 1 x 9 x 9"):
        SpredCompressor(imageShape=[1, 9, 9], kappa=0.01).fit(images)
