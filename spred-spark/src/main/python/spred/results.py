"""What fitted models report: the Java records as named tuples and data frames."""

from __future__ import annotations

from typing import Any, Dict, List, NamedTuple

from spred._wrapper import record


class Certificate(NamedTuple):
    """How near a result is to a minimum; every feature was held against the optimality conditions, in double precision."""

    #: strength of the penalty ``2·kappa·Σ‖V_i‖``
    kappa: float
    #: the smallest kappa at which no feature enters
    kappa_max: float
    #: largest distance to the conditions over all features, relative to ``2·kappa``; 0 is exact
    violation: float
    #: index of the feature with that distance, -1 where every distance is 0
    worst_feature: int
    #: largest gradient by what leads into one unit and has no L1 penalty
    dense_gradient: float
    #: duality gap relative to the objective: the objective exceeds its minimum by at most this share; nan where not convex
    gap: float
    #: what was asked of the gap where there is one, of the violation elsewhere
    tolerance: float
    #: features that were held against the conditions
    num_checked: int
    #: data term
    loss: float
    #: ``2·kappa·P(V)``
    penalty: float
    #: weight decay of the dense layers behind the first
    decay: float
    #: loss + penalty + decay
    objective: float
    #: whether what was asked for was reached
    holds: bool

    @classmethod
    def of(cls, java: Any) -> "Certificate":
        return cls(**record(java), objective=java.objective(), holds=java.holds())


class SelectionSummary(NamedTuple):
    """What training went through, and how the model was made."""

    #: features that are constant over the training rows; never selected
    num_constant_features: int
    #: features without a value in the training rows; never selected
    num_all_missing_features: int
    #: missing values in the training rows
    num_missing_values: int
    #: versions, seed, options (JSON), data fingerprint, rows, seconds
    provenance: Dict[str, Any]

    @classmethod
    def of(cls, java: Any) -> "SelectionSummary":
        fields = record(java)
        return cls(**{name: fields[name] for name in cls._fields})


class Overlap(NamedTuple):
    """How much lists of features from different samples have in common."""

    #: lists that were compared
    num_lists: int
    #: mean number of features in a list
    mean_size: float
    #: mean over all pairs of lists of what they share, relative to what either has
    jaccard: float
    #: index of Nogueira, Sechidis and Brown (2018): 1 for equal lists, 0 in the mean for random ones
    stability: float
    #: lower end of its 95 % interval
    low: float
    #: upper end
    high: float


class NestedEstimate(NamedTuple):
    """The accuracy of the whole procedure: scaling, screening, choice of kappa, selection and refit, done anew for each fold."""

    #: outer folds
    num_folds: int
    #: share of right answers over all held-out rows
    accuracy: float
    #: its 95 % interval
    accuracy_low: float
    accuracy_high: float
    #: mean of the classes' shares of right answers
    balanced_accuracy: float
    #: what always answering the largest class would reach
    majority_rate: float
    #: features of each fold's list
    num_selected: List[int]
    #: strength of each fold's list
    kappas: List[float]
    #: of these lists
    overlap: Overlap

    @classmethod
    def of(cls, java: Any) -> "NestedEstimate":
        scores = java.metrics()
        interval = scores.accuracyInterval()
        return cls(
            java.numFolds(), scores.accuracy(), interval.low(), interval.high(), scores.balancedAccuracy(), scores.majorityRate(),
            list(java.numSelected()), list(java.kappas()), Overlap(**record(java.overlap())),
        )


class Stability(NamedTuple):
    """Stability selection with complementary pairs of half-samples (Shah and Samworth 2013)."""

    #: complementary pairs; half of the resamplings
    num_pairs: int
    #: frequency from which a feature is called stable
    threshold: float
    #: indices of the stable features, ascending
    stable_features: List[int]
    #: mean number of features that a half-sample selects
    mean_selected: float
    #: expected number of false ones among the stable, at most, if frequencies of noise are unimodal
    unimodal_bound: float
    #: the same after Meinshausen and Bühlmann (2010)
    general_bound: float
    #: of the lists of all half-samples
    overlap: Overlap

    @classmethod
    def of(cls, java: Any) -> "Stability":
        return cls(
            java.numPairs(), java.threshold(), list(java.stableFeatures()), java.meanSelected(), java.unimodalBound(),
            java.generalBound(), Overlap(**record(java.overlap())),
        )


class FalseDiscoveries(NamedTuple):
    """Features of which at most a share of ``rate`` is expected to be false."""

    #: what they were held against: ``KNOCKOFFS`` or ``SHADOW``
    method: str
    #: q
    rate: float
    #: indices of the selected ones, ascending; may be empty
    selected: List[int]
    #: whether a threshold exists; without one nothing is selected
    has_threshold: bool
    #: the fewest features that any threshold can give
    fewest: int

    @classmethod
    def of(cls, java: Any) -> "FalseDiscoveries":
        return cls(str(java.method()), java.rate(), list(java.selected()), java.hasThreshold(), java.fewest())


class LassoSummary(NamedTuple):
    """How good the chosen solution is on the rows that it was fitted on, and what it took."""

    #: value of the objective
    objective: float
    #: duality gap relative to the objective
    gap: float
    #: what was asked of it
    gap_tol: float
    #: share of the deviance without features that the solution explains: R² for the family gaussian
    deviance_explained: float
    #: Harrell's C for the family cox; nan for others
    concordance: float
    #: features with a coefficient that is not zero
    support_size: int
    #: steps of the solver, over all strengths
    iterations: int
    #: what was read of the features, in passes over all; nan where it is not counted
    passes: float
    #: of the path and of cross-validation, without reading the data
    seconds: float
    #: versions, seed, options (JSON), data fingerprint, rows, seconds
    provenance: Dict[str, Any]

    @property
    def r2(self) -> float:
        """R², the name for the family gaussian."""
        return self.deviance_explained

    @classmethod
    def of(cls, java: Any) -> "LassoSummary":
        return cls(**record(java))


class CompressionSummary(NamedTuple):
    """What came of a compression, and how it was made."""

    #: method that made the network sparse
    method: str
    #: strength of the penalty, searched or given; nan for methods without one, and where each layer has its own
    kappa: float
    #: strengths of single layers, searched or given, such as "conv1=0.001"; empty where all have the common one
    layer_kappas: List[str]
    #: all weights that may be pruned: biases, batch normalisation and frozen layers are not counted
    prunable_weights: int
    #: those of them that are not zero
    non_zero_weights: int
    #: the first by the second; inf where none is left
    compression_ratio: float
    #: parameters of the network
    parameters: int
    #: of the network that predicts, without dead filters and neurons; the same unless structured
    smaller_parameters: int
    #: trainings that were run, more than one where the strength was searched
    trainings: int
    #: share of the validation rows that get their class; nan without such rows
    validation_accuracy: float
    #: parts that were trained on side by side
    num_workers: int
    #: versions, seed, options (JSON), data fingerprint, rows, seconds
    provenance: Dict[str, Any]

    @classmethod
    def of(cls, java: Any) -> "CompressionSummary":
        return cls(**record(java))
