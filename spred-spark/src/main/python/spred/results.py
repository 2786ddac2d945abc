"""What fitted models report: the Java records as named tuples and data frames."""

from __future__ import annotations

from typing import Any, Dict, NamedTuple

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
