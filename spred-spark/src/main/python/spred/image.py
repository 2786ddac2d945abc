"""Patches of images, for sparse coding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pyspark.ml.wrapper import JavaEstimator
from pyspark.sql import DataFrame

from spred._params import _ImagePatches, _ImagePatchesModel
from spred._wrapper import answer, java_stage

if TYPE_CHECKING:
    from pyspark.ml.linalg import Matrix


@java_stage("ml.spred.spark.image.ImagePatchesModel")
class ImagePatchesModel(_ImagePatchesModel):
    """Draws patches and whitens them. ``transform`` writes a row for each patch; other columns repeat.

    ``numPatches`` and ``seed`` may be set anew: other patches, whitened alike.
    """

    @property
    def patch_size(self) -> int:
        """Pixels of a side of a patch."""
        return int(self._ask("patchSize"))

    @property
    def num_fitted(self) -> int:
        """Patches that the whitening was fitted to; 0 without one."""
        return int(self._ask("numFitted"))

    @property
    def whitening_matrix(self) -> "Matrix":
        """What a centred patch is multiplied by, symmetric; empty without whitening."""
        return self._ask("whiteningMatrix")


@java_stage("ml.spred.spark.image.ImagePatches")
class ImagePatches(_ImagePatches, JavaEstimator[ImagePatchesModel]):
    """Grey patches of images as rows: drawn at random, each less its mean, whitened.

    Input: images as ``spark.read.format("image")`` gives them, or vectors with ``imageShape`` set.

    Examples
    --------
    >>> photographs = spark.read.format("image").load("photographs")                                  # doctest: +SKIP
    >>> patches = ImagePatches(patchSize=12, numPatches=500, outputCol="patches").fit(photographs)    # doctest: +SKIP
    >>> patches.transform(photographs).select("patches")                                              # doctest: +SKIP
    """

    def _create_model(self, java_model: Any) -> ImagePatchesModel:
        return ImagePatchesModel(java_model)

    def _fit(self, dataset: DataFrame) -> ImagePatchesModel:
        return answer(lambda: super(ImagePatches, self)._fit(dataset))
