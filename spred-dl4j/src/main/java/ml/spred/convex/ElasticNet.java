package ml.spred.convex;

/**
 * Strengths of the penalty of a block, {@code factor·(l1·‖V_b‖ + ridge/2·‖V_b‖²)}.
 *
 * @param l1 strength of the norms, {@code 2·kappa·mixing}; 0 for a pure ridge penalty
 * @param ridge strength of the squares, {@code 2·kappa·(1 − mixing)}; one of both is positive
 */
record ElasticNet(double l1, double ridge) {
  /** What distances to the optimality conditions are relative to. */
  double scale() {
    return l1 > 0 ? l1 : ridge;
  }

  /** The length of its gradient up to which a block stays at zero. */
  double threshold(double factor) {
    return l1 * factor;
  }

  double value(double factor, double norm) {
    return factor * (l1 * norm + ridge / 2 * norm * norm);
  }
}
