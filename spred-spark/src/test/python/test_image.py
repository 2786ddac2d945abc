"""Patches of images as a PySpark user cuts them."""

from __future__ import annotations

from pathlib import Path

from pyspark.ml import Pipeline, PipelineModel
from pyspark.ml.linalg import Vectors
from pyspark.sql import SparkSession

from spred import ImagePatches, ImagePatchesModel, SpredSparseCoder


def test_from_images_to_codes(spark: SparkSession, tmp_path: Path) -> None:
    images = spark.createDataFrame(
        [(Vectors.dense([((x * (k + 2) + y * y) % 7) / 7 for y in range(8) for x in range(8)]),) for k in range(6)], ["image"]
    )
    patches = ImagePatches(patchSize=3, numPatches=20, imageShape=[1, 8, 8], outputCol="patches", seed=2)
    coder = SpredSparseCoder(featuresCol="patches", numAtoms=4, maxIter=2, outputCol="codes")
    model = Pipeline(stages=[patches, coder]).fit(images)

    drawn = model.stages[0]
    assert isinstance(drawn, ImagePatchesModel)
    assert (drawn.patch_size, drawn.num_fitted) == (3, 120)
    assert drawn.whitening_matrix.numRows == 9
    coded = model.transform(images)
    assert coded.count() == 120
    assert coded.first().codes.size == 4
    model.write().overwrite().save(str(tmp_path / "pipeline"))
    loaded = PipelineModel.load(str(tmp_path / "pipeline"))
    assert loaded.stages[0].setNumPatches(1).transform(images).count() == 6
