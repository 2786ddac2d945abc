"""Image classifiers with few weights."""

from __future__ import annotations

from typing import Any, List, Optional

from pyspark.ml.wrapper import JavaEstimator
from pyspark.sql import DataFrame, SparkSession

from spred._params import _SpredCompressedModel, _SpredCompressor
from spred._wrapper import answer, java_stage
from spred.results import CompressionSummary


@java_stage("ml.spred.spark.compression.SpredCompressedModel")
class SpredCompressedModel(_SpredCompressedModel):
    """A compressed image classifier. ``transform`` writes the class, its probability and the logarithm of that."""

    @property
    def compression_ratio(self) -> float:
        """All prunable weights by those that are not zero."""
        return float(self._ask("compressionRatio"))

    @property
    def prunable_weights(self) -> int:
        """All weights that may be pruned."""
        return int(self._ask("prunableWeights"))

    @property
    def non_zero_weights(self) -> int:
        """Those of them that are not zero."""
        return int(self._ask("nonZeroWeights"))

    @property
    def num_classes(self) -> int:
        """Number of classes."""
        return int(self._ask("numClasses"))

    @property
    def labels(self) -> List[str]:
        """Name of each class."""
        return list(self._ask("labels"))

    @property
    def image_shape(self) -> List[int]:
        """Channels, height and width of the images."""
        return list(self._ask("imageShape"))

    @property
    def pixel_means(self) -> List[float]:
        """Mean of each channel that is subtracted, of byte images on the scale 0 to 1."""
        return list(self._ask("pixelMeans"))

    @property
    def pixel_deviations(self) -> List[float]:
        """Deviation of each channel that is divided by."""
        return list(self._ask("pixelDeviations"))

    @property
    def summary(self) -> CompressionSummary:
        """What came of the compression, and how it was made."""
        return CompressionSummary.of(self._record("summary"))

    def layer_frame(self, session: Optional[SparkSession] = None) -> DataFrame:
        """``layer``, ``key``, ``weights``, ``nonZero`` and ``sparsity`` of each array of weights."""
        return self._frame("layerFrame", session)

    def histogram_frame(self, session: Optional[SparkSession] = None) -> DataFrame:
        """The sizes of the weights that are not zero: ``layer``, ``key``, ``centre`` and ``count``."""
        return self._frame("histogramFrame", session)

    def history_frame(self, session: Optional[SparkSession] = None) -> DataFrame:
        """``phase`` (train, finetune), ``epoch`` and its mean ``loss``."""
        return self._frame("historyFrame", session)

    def export_network(self, path: str) -> None:
        """Writes the network that predicts as a zip of DL4J, on any file system that Spark reaches."""
        self._ask("exportNetwork", path)


@java_stage("ml.spred.spark.compression.SpredCompressor")
class SpredCompressor(_SpredCompressor, JavaEstimator[SpredCompressedModel]):
    """Trains an image classifier sparse on the executors, prunes it, and finetunes it with the zeros held.

    Examples
    --------
    >>> images = spark.read.format("image").load("train").withColumn("label", …)                          # doctest: +SKIP
    >>> model = SpredCompressor(architecture="resnet", kappa=2e-4, numWorkers=8).fit(images)              # doctest: +SKIP
    >>> model.compression_ratio, model.transform(other).select("prediction")                              # doctest: +SKIP
    """

    def _create_model(self, java_model: Any) -> SpredCompressedModel:
        return SpredCompressedModel(java_model)

    def _fit(self, dataset: DataFrame) -> SpredCompressedModel:
        return answer(lambda: super(SpredCompressor, self)._fit(dataset))
