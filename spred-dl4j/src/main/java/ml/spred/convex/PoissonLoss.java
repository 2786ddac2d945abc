package ml.spred.convex;

/** Half the deviance of a Poisson distribution with the mean {@code exp(output)}, weighted by the samples' shares. */
final class PoissonLoss implements Loss {
  private final double[] counts;
  private final double[] shares;
  private final double[] means;
  /** {@code Σ shares·(y·log y − y)}, which makes 0 the best there is. */
  private final double saturated;

  PoissonLoss(double[] counts, double[] shares) {
    this.counts = counts;
    this.shares = shares;
    this.means = new double[counts.length];
    double sum = 0;
    for (int k = 0; k < counts.length; k++) {
      sum += shares[k] * (entropy(counts[k]) - counts[k]);
    }
    this.saturated = sum;
  }

  /** {@code y·log y}. */
  private static double entropy(double y) {
    return y > 0 ? y * Math.log(y) : 0;
  }

  @Override
  public int numSamples() {
    return counts.length;
  }

  @Override
  public int numOutputs() {
    return 1;
  }

  @Override
  public double evaluate(double[] outputs) {
    double sum = saturated;
    for (int k = 0; k < outputs.length; k++) {
      means[k] = Math.exp(outputs[k]);
      sum += shares[k] * (means[k] - counts[k] * outputs[k]);
    }
    return sum;
  }

  @Override
  public void gradient(double[] delta) {
    for (int k = 0; k < delta.length; k++) {
      delta[k] = shares[k] * (means[k] - counts[k]);
    }
  }

  @Override
  public void curve(double[] direction, double[] result) {
    for (int k = 0; k < result.length; k++) {
      result[k] = shares[k] * means[k] * direction[k];
    }
  }

  @Override
  public void second(double[] result) {
    for (int k = 0; k < means.length; k++) {
      result[k] = shares[k] * means[k];
    }
  }

  @Override
  public double curvature(int sample, int output) {
    return shares[sample] * means[sample];
  }

  @Override
  public boolean isShiftInvariant() {
    return false;
  }

  /** The conjugate is {@code v·log v − v} at {@code v = y + delta/share}, which may not be negative. */
  @Override
  public double dual(double[] delta) {
    double sum = saturated;
    for (int k = 0; k < delta.length; k++) {
      if (shares[k] > 0) {
        double v = counts[k] + delta[k] / shares[k];
        if (v < -1e-12 * (1 + counts[k])) {
          return Double.NEGATIVE_INFINITY;
        }
        sum += shares[k] * (Math.max(0, v) - entropy(v));
      }
    }
    return sum;
  }
}
