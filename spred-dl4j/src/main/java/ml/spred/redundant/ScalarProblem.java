package ml.spred.redundant;

/**
 * The problem of one weight that both papers draw: {@code (v − centre)² + 2·kappa·|v|}, and with {@code v = u·w} the smooth
 * {@code (u·w − centre)² + kappa·(u² + w²)}.
 *
 * @param centre where the loss alone is least
 * @param kappa strength, at least 0
 */
public record ScalarProblem(double centre, double kappa) {
  /** @throws IllegalArgumentException for a negative strength */
  public ScalarProblem {
    if (!(kappa >= 0)) {
      throw new IllegalArgumentException("kappa is " + kappa + ", it must be at least 0.");
    }
  }

  /** The original objective. */
  public double original(double v) {
    return (v - centre) * (v - centre) + 2 * kappa * Math.abs(v);
  }

  /** The redundant one. */
  public double redundant(double u, double w) {
    return (u * w - centre) * (u * w - centre) + kappa * (u * u + w * w);
  }

  /** Where the original is least: {@code sign(centre)·max(0, |centre| − kappa)}. */
  public double minimiser() {
    return Math.signum(centre) * Math.max(0, Math.abs(centre) - kappa);
  }

  /** Where the redundant is least: {@code |u| = |w| = √|v*|}, the two points {@code {u, w}}, which are one where v* = 0. */
  public double[][] minimisers() {
    double root = Math.sqrt(Math.abs(minimiser()));
    double other = Math.signum(minimiser()) * root;
    // Adding nothing makes a plain zero of a negative one.
    return new double[][] {{root, other + 0}, {-root + 0, -other + 0}};
  }

  /**
   * Gradient descent on the redundant objective.
   *
   * @param rate length of a step by the gradient, above 0
   * @return {@code {u, w}} after the steps
   */
  public double[] descend(double u, double w, double rate, int steps) {
    for (int k = 0; k < steps; k++) {
      double slope = 2 * (u * w - centre);
      double next = u - rate * (slope * w + 2 * kappa * u);
      w -= rate * (slope * u + 2 * kappa * w);
      u = next;
    }
    return new double[] {u, w};
  }
}
