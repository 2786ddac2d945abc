package ml.spred.spark.regression;

import java.io.Serializable;
import ml.spred.spark.feature.Provenance;

/**
 * How good the chosen solution is, on the rows that it was fitted on, and what it took.
 *
 * @param objective value of the objective
 * @param gap duality gap relative to the objective
 * @param gapTol what was asked of it
 * @param devianceExplained share of the deviance without features that the solution explains: R² for the family gaussian
 * @param concordance Harrell's C for the family cox; NaN for others
 * @param supportSize features with a coefficient that is not zero
 * @param iterations steps of the solver, over all strengths
 * @param passes what was read of the features, in passes over all; NaN where it is not counted
 * @param seconds of the path and of cross-validation, without reading the data
 * @param provenance how the model was made
 */
public record LassoSummary(
    double objective,
    double gap,
    double gapTol,
    double devianceExplained,
    double concordance,
    int supportSize,
    int iterations,
    double passes,
    double seconds,
    Provenance provenance)
    implements Serializable {

  /** R², the name for the family gaussian. */
  public double r2() {
    return devianceExplained;
  }
}
