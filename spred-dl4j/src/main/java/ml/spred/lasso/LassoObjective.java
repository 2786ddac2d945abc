package ml.spred.lasso;

/** Conventions of the objective that differ between libraries. */
public enum LassoObjective {
  /** As glmnet, scikit-learn and celer state it; standard deviations are those of the population, by n. */
  GLMNET,
  /**
   * As Spark MLlib's LinearRegression has it: standard deviations by n − 1, and because it divides y and the strength by the standard
   * deviation of y, the squares of an elastic net count by one over that deviation. For the L1 part both divisions cancel.
   */
  MLLIB
}
