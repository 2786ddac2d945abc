package ml.spred.lasso;

/** Conventions of the objective that differ between libraries. */
public enum LassoObjective {
  /** As glmnet, scikit-learn and celer state it; standard deviations are those of the population, by n. */
  GLMNET,
  /**
   * As Spark MLlib's LinearRegression has it: because it divides y and the strength by the standard deviation of y, the squares
   * of an elastic net count by one over that deviation; for the L1 part both divisions cancel. Standard deviations are by n up to
   * 4,096
   * features, where MLlib solves the normal equations, and by n − 1 beyond.
   */
  MLLIB
}
