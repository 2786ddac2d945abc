"""Feature selection with a certificate, and log2 of raw intensities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, List, Optional, Tuple, TypeVar

from pyspark.ml.wrapper import JavaEstimator, JavaTransformer
from pyspark.sql import DataFrame, SparkSession

from spred._params import (
    _Log2Transformer,
    _SpredFeatureSelector,
    _SpredFeatureSelectorModel,
    _SpredHsicLasso,
    _SpredHsicLassoModel,
    _SpredSparseCoder,
    _SpredSparseCoderModel,
)
from spred._wrapper import answer, java_stage, record
from spred.results import Certificate, FalseDiscoveries, NestedEstimate, SelectionSummary, Stability

if TYPE_CHECKING:
    import pandas
    from pyspark.ml.linalg import Matrix, Vector

T = TypeVar("T")


@java_stage("ml.spred.spark.feature.SpredFeatureSelectorModel")
class SpredFeatureSelectorModel(_SpredFeatureSelectorModel):
    """The selected features, the weights that predict from them, and the proof of the optimum.

    ``transform`` writes the vector of the selected features with their names, and the prediction columns that are set.
    """

    @property
    def scores(self) -> List[float]:
        """Group norm ``‖V_i‖`` of each selected feature, in the order of :attr:`selected_features`."""
        return list(self._ask("scores"))

    @property
    def num_classes(self) -> int:
        """Number of classes."""
        return int(self._ask("numClasses"))

    @property
    def labels(self) -> List[str]:
        """Name of each class; the index as text where the label column has no names."""
        return list(self._ask("labels"))

    @property
    def kappa(self) -> float:
        """Strength of the penalty at the chosen point."""
        return float(self._ask("kappa"))

    @property
    def relaxation(self) -> float:
        """Share of the L1 solution in the predictions; the rest is a refit of the selected features."""
        return float(self._record("relaxation"))

    @property
    def certificate(self) -> Certificate:
        """Distance of the result to the optimality conditions, over all features."""
        return Certificate.of(self._record("certificate"))

    @property
    def summary(self) -> SelectionSummary:
        """What was left out of the data, and how the model was made."""
        return SelectionSummary.of(self._record("summary"))

    def path_frame(self, session: Optional[SparkSession] = None) -> DataFrame:
        """Every strength that was solved, from sparse to dense, as a data frame of Spark.

        Columns: ``kappa``, ``lambda`` (2·kappa), ``numFeatures``, ``objective``, ``loss``, ``penalty``, ``gap``, ``violation``,
        ``worstFeature``, ``holds``, ``validationAccuracy``, ``validationLoss``, ``chosen``, ``features`` (names), ``scores``,
        ``coefficients`` (sparse matrix of classes × features) and ``intercept``.
        """
        return super().path_frame(session)

    def entering_order_frame(self, session: Optional[SparkSession] = None) -> DataFrame:
        """When each feature enters and leaves, as a data frame of Spark: ``order``, ``feature``, ``index``, ``entersAt``,
        ``leavesAt`` (kappa; nan where it is in at the end) and ``numPoints``.
        """
        return self._frame("enteringOrderFrame", session)

    def entering_order(self) -> "pandas.DataFrame":
        """:meth:`entering_order_frame` as a data frame of pandas; the order of entry is a score of its own."""
        return self.entering_order_frame().toPandas()

    @property
    def nested_estimate(self) -> Optional[NestedEstimate]:
        """Accuracy of the whole procedure on rows that had no part in it; None unless ``numOuterFolds`` was set."""
        return self._optional("nestedEstimate", NestedEstimate.of)

    @property
    def stability(self) -> Optional[Stability]:
        """How well lists of half-samples agree, and what bounds the false ones; None unless ``numResamples`` was set."""
        return self._optional("stabilitySelection", Stability.of)

    def stability_frame(self, session: Optional[SparkSession] = None) -> DataFrame:
        """How often features are selected from half-samples, as a data frame of Spark: ``feature``, ``index``, ``frequency``,
        ``stable``, ``selected``; without rows unless ``numResamples`` was set.
        """
        return self._frame("stabilityFrame", session)

    @property
    def false_discoveries(self) -> Optional[FalseDiscoveries]:
        """The list with a controlled share of false features; None unless ``fdr`` was set."""
        return self._optional("falseDiscoveries", FalseDiscoveries.of)

    def related_frame(self, session: Optional[SparkSession] = None) -> DataFrame:
        """For each selected feature the most correlated ones that are not, as a data frame of Spark: ``feature``, ``related``,
        ``index``, ``relatedIndex`` and ``correlation``.
        """
        return self._frame("relatedFrame", session)

    def predict(self, features: "Vector", covariates: Optional["Vector"] = None) -> float:
        """Index of the most probable class; covariates where the fit had them."""
        return float(self._ask("predict", *self._inputs(features, covariates)))

    def predict_probability(self, features: "Vector", covariates: Optional["Vector"] = None) -> "Vector":
        """Probability of each class: the mean over the heads in use."""
        return self._ask("predictProbability", *self._inputs(features, covariates))

    @staticmethod
    def _inputs(features: "Vector", covariates: Optional["Vector"]) -> Tuple["Vector", ...]:
        return (features,) if covariates is None else (features, covariates)

    def _optional(self, name: str, of: Callable[[Any], T]) -> Optional[T]:
        found = self._record(name)
        return of(found.get()) if found.isPresent() else None


@java_stage("ml.spred.spark.feature.SpredFeatureSelector")
class SpredFeatureSelector(_SpredFeatureSelector, JavaEstimator[SpredFeatureSelectorModel]):
    """Selects the features (genes) that tell classes apart.

    A linear and an MLP head share one mask over the features; the redundant product of mask and weights under weight decay is
    the group-L1 penalty ``2·kappa·Σ‖V_i‖``, so features drop out exactly, and the result is certified over all of them.

    Input: a vector column (0 is a value, NaN is missing) and a numeric label column with classes 0 to k − 1, as
    ``StringIndexer`` writes it.

    Examples
    --------
    >>> selector = SpredFeatureSelector(heads="linear", labelCol="class", outputCol="selected", seed=7)
    >>> model = selector.fit(train)                                                # doctest: +SKIP
    >>> model.selected_feature_names[:3], model.certificate.holds                  # doctest: +SKIP
    (['G0027', 'G0029', 'G0191'], True)
    """

    def _create_model(self, java_model: Any) -> SpredFeatureSelectorModel:
        return SpredFeatureSelectorModel(java_model)

    def _fit(self, dataset: DataFrame) -> SpredFeatureSelectorModel:
        return answer(lambda: super(SpredFeatureSelector, self)._fit(dataset))


@java_stage("ml.spred.spark.feature.SpredHsicLassoModel")
class SpredHsicLassoModel(_SpredHsicLassoModel):
    """The features that HSIC-Lasso selected. ``transform`` writes the vector of the selected features with their names."""

    @property
    def scores(self) -> List[float]:
        """Coefficient of each selected feature, above 0, in the order of :attr:`selected_features`."""
        return list(self._ask("scores"))

    @property
    def ranked_feature_names(self) -> List[str]:
        """Names of the selected features, the largest coefficient first."""
        return list(self._ask("rankedFeatureNames"))

    @property
    def entering_order(self) -> List[str]:
        """Names of the features in the order in which they enter along the path, those that left again included."""
        return list(self._ask("enteringOrder"))

    @property
    def lambda_max(self) -> float:
        """Strength at which the first feature enters."""
        return float(self._ask("lambdaMax"))

    @property
    def gap(self) -> float:
        """Duality gap relative to the objective: an upper bound of how far it is above the minimum."""
        return float(self._ask("gap"))

    @property
    def provenance(self) -> Dict[str, Any]:
        """Versions, seed, options (JSON), data fingerprint, rows, seconds."""
        return record(self._record("provenance"))

    def path_frame(self, session: Optional[SparkSession] = None) -> DataFrame:
        """The solutions at the strengths where a feature enters or leaves, from sparse to dense, as a data frame of Spark.

        Columns: ``lambda``, ``numFeatures``, ``objective``, ``loss``, ``penalty``, ``gap``, ``chosen``, ``features`` (names) and
        ``coefficients``.
        """
        return super().path_frame(session)


@java_stage("ml.spred.spark.feature.SpredHsicLasso")
class SpredHsicLasso(_SpredHsicLasso, JavaEstimator[SpredHsicLassoModel]):
    """Selects features whose kernel matrices explain that of the label: HSIC-Lasso, in blocks (the default) or full.

    It finds dependences of any shape between a feature and the label, and takes one of several redundant features. It is a
    non-negative Lasso, followed along its path until ``numTopFeatures`` are in.

    Examples
    --------
    >>> model = SpredHsicLasso(labelCol="class", numTopFeatures=20, outputCol="selected").fit(train)      # doctest: +SKIP
    >>> model.ranked_feature_names[:3], model.gap < 1e-12                                                 # doctest: +SKIP
    """

    def _create_model(self, java_model: Any) -> SpredHsicLassoModel:
        return SpredHsicLassoModel(java_model)

    def _fit(self, dataset: DataFrame) -> SpredHsicLassoModel:
        return answer(lambda: super(SpredHsicLasso, self)._fit(dataset))


@java_stage("ml.spred.spark.feature.SpredSparseCoderModel")
class SpredSparseCoderModel(_SpredSparseCoderModel):
    """A dictionary. ``transform`` writes the sparse code of each row and, where ``gapCol`` is set, its duality gap.

    ``regParam`` and ``gapTol`` may be set anew: codes of another strength by the same atoms.
    """

    @property
    def dictionary(self) -> "Matrix":
        """The atoms, each of length 1, in rows."""
        return self._ask("dictionary")

    @property
    def num_atoms(self) -> int:
        """Number of atoms."""
        return int(self._ask("numAtoms"))

    @property
    def num_features(self) -> int:
        """Number of features that a vector must have."""
        return int(self._ask("numFeatures"))

    @property
    def objectives(self) -> List[float]:
        """Mean objective of the codes that each pass of the fit made, by the dictionaries it met."""
        return list(self._ask("objectives"))

    @property
    def largest_gap(self) -> float:
        """Largest duality gap of a code in the last pass of the fit."""
        return float(self._ask("largestGap"))

    @property
    def provenance(self) -> Dict[str, Any]:
        """Versions, seed, options (JSON), data fingerprint, rows, seconds."""
        return record(self._record("provenance"))

    def encode(self, features: "Vector") -> "Vector":
        """The code of a vector, sparse."""
        return self._ask("encode", features)

    def evaluate(self, dataset: DataFrame) -> Dict[str, Any]:
        """How well the atoms code the rows of a data frame: ``num_rows``, ``objective`` (mean), ``largest_gap`` and ``uses`` (rows
        whose code uses an atom).
        """
        return self._record_of("evaluate", dataset)


@java_stage("ml.spred.spark.feature.SpredSparseCoder")
class SpredSparseCoder(_SpredSparseCoder, JavaEstimator[SpredSparseCoderModel]):
    """Learns a dictionary by which every row is a sum of few atoms: ``½‖x − Da‖² + regParam‖a‖₁``, atoms of length 1.

    Examples
    --------
    >>> model = SpredSparseCoder(numAtoms=256, regParam=0.5, outputCol="codes", gapCol="gap").fit(patches)  # doctest: +SKIP
    >>> model.transform(patches).select("codes", "gap")                                                    # doctest: +SKIP
    """

    def _create_model(self, java_model: Any) -> SpredSparseCoderModel:
        return SpredSparseCoderModel(java_model)

    def _fit(self, dataset: DataFrame) -> SpredSparseCoderModel:
        return answer(lambda: super(SpredSparseCoder, self)._fit(dataset))


@java_stage("ml.spred.spark.feature.Log2Transformer")
class Log2Transformer(_Log2Transformer, JavaTransformer):
    """Takes raw intensities to ``log2(max(x, 0) + 1)``; missing values stay missing, zeros stay zero, names stay too."""
