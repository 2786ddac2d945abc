"""The Lasso with a duality gap: numbers, counts and survival explained by few features."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from pyspark.ml.wrapper import JavaEstimator
from pyspark.sql import DataFrame, SparkSession

from spred._params import _SpredLasso, _SpredLassoModel
from spred._wrapper import answer, java_stage
from spred.results import LassoSummary

if TYPE_CHECKING:
    from pyspark.ml.linalg import Matrix, Vector


@java_stage("ml.spred.spark.regression.SpredLassoModel")
class SpredLassoModel(_SpredLassoModel):
    """A solution of the Lasso with the path that led to it. ``transform`` writes the prediction."""

    @property
    def coefficients(self) -> "Vector":
        """Coefficients of all features, sparse, for a label of one number."""
        return self._ask("coefficients")

    @property
    def coefficient_matrix(self) -> "Matrix":
        """Coefficients of outputs × features, sparse."""
        return self._ask("coefficientMatrix")

    @property
    def intercept(self) -> float:
        """The intercept for a label of one number; 0 without one."""
        return float(self._ask("intercept"))

    @property
    def intercept_vector(self) -> "Vector":
        """The intercept of each output."""
        return self._ask("interceptVector")

    @property
    def lambda_(self) -> float:
        """The strength of the penalty."""
        return float(self._ask("lambda"))

    @property
    def lambda_max(self) -> float:
        """The smallest strength at which no penalised feature is in."""
        return float(self._ask("lambdaMax"))

    @property
    def summary(self) -> LassoSummary:
        """How good the solution is on the rows of the fit, what it took, and how it was made."""
        return LassoSummary.of(self._record("summary"))

    def path_frame(self, session: Optional[SparkSession] = None) -> DataFrame:
        """Every solution, from sparse to dense, as a data frame of Spark.

        Columns: ``lambda``, ``numFeatures``, ``objective``, ``loss``, ``penalty``, ``gap``, ``devianceExplained``, ``error`` and
        ``standardError`` of cross-validation, ``chosen``, ``features`` (names), ``coefficients`` and ``intercept``.
        """
        return super().path_frame(session)

    def predict(self, features: "Vector") -> float:
        """The prediction for a label of one number."""
        return float(self._ask("predict", features))

    def predict_vector(self, features: "Vector") -> "Vector":
        """The prediction of each output."""
        return self._ask("predictVector", features)


@java_stage("ml.spred.spark.regression.SpredLasso")
class SpredLasso(_SpredLasso, JavaEstimator[SpredLassoModel]):
    """Regression with many more features than samples, and with many samples too.

    Minimises ``1/(2n)‖y − b0 − Xb‖² + lambda‖b‖₁`` with ``regParam`` = lambda (unset: a path, the strength chosen by
    cross-validation); ``family`` poisson and cox for counts and right-censored survival. The stop rule is the duality gap.

    Examples
    --------
    >>> model = SpredLasso(labelCol="age", numFolds=5, selectionRule="oneStandardError").fit(samples)     # doctest: +SKIP
    >>> model.summary.r2, model.summary.gap <= 1e-6                                                       # doctest: +SKIP
    """

    def _create_model(self, java_model: Any) -> SpredLassoModel:
        return SpredLassoModel(java_model)

    def _fit(self, dataset: DataFrame) -> SpredLassoModel:
        return answer(lambda: super(SpredLasso, self)._fit(dataset))
