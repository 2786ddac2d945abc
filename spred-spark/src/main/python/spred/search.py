"""A prescribed sparsity from any estimator with a strength."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional, TypeVar

from pyspark.ml.base import Estimator, Model
from pyspark.ml.wrapper import JavaEstimator, JavaParams
from pyspark.sql import DataFrame, SparkSession

from spred._params import _SparsitySearch, _SparsitySearchModel
from spred._wrapper import answer, java_stage

if TYPE_CHECKING:
    import pandas

S = TypeVar("S", bound="SparsitySearch")


@java_stage("ml.spred.spark.search.SparsitySearchModel")
class SparsitySearchModel(_SparsitySearchModel):
    """The model that a search found, with the search's trace. ``transform`` is that of the model."""

    @property
    def best_model(self) -> Model:
        """The model that uses as many features as asked for; the nearest where none does."""
        return JavaParams._from_java(self._record("bestModel"))

    @property
    def strength(self) -> float:
        """Strength that gave it."""
        return float(self._ask("strength"))

    @property
    def target_met(self) -> bool:
        """Whether it uses as many features as were asked for."""
        return bool(self._ask("targetMet"))

    def trace_frame(self, session: Optional[SparkSession] = None) -> DataFrame:
        """Every fit, in order, as a data frame of Spark: ``strength``, ``numFeatures``, ``sparsity``, ``met`` and ``seconds``."""
        return self._frame("traceFrame", session)

    def trace(self) -> "pandas.DataFrame":
        """:meth:`trace_frame` as a data frame of pandas."""
        return self.trace_frame().toPandas()


@java_stage("ml.spred.spark.search.SparsitySearch")
class SparsitySearch(_SparsitySearch, JavaEstimator[SparsitySearchModel]):
    """Fits an estimator strength by strength until its model uses as many features as were asked for.

    Ask for exactly ``numFeatures``, or for a ``sparsity`` within ``sparsityTol``. The estimator is one of this package's, a
    linear model of MLlib, or a pipeline with one of these; ``strengthParam`` names the strength of its penalty.

    Examples
    --------
    >>> from pyspark.ml.classification import LogisticRegression                                          # doctest: +SKIP
    >>> search = SparsitySearch(numFeatures=20).setEstimator(LogisticRegression(elasticNetParam=1.0))     # doctest: +SKIP
    >>> model = search.fit(train)                                                                         # doctest: +SKIP
    >>> model.target_met, model.strength, model.best_model                                                # doctest: +SKIP
    """

    @property
    def _search(self) -> Any:
        """The stage of the JVM."""
        return self._java_obj

    def setEstimator(self: S, value: Estimator[Any]) -> S:
        """Sets the estimator whose strength is searched; a copy of it goes to the JVM."""
        self._search.setEstimator(value._to_java())  # type: ignore[attr-defined]
        return self

    def getEstimator(self) -> Estimator[Any]:
        """Gets the estimator whose strength is searched."""
        return JavaParams._from_java(self._search.getEstimator())

    def _create_model(self, java_model: Any) -> SparsitySearchModel:
        return SparsitySearchModel(java_model)

    def _fit(self, dataset: DataFrame) -> SparsitySearchModel:
        return answer(lambda: super(SparsitySearch, self)._fit(dataset))
