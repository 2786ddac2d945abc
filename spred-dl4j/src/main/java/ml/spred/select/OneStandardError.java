package ml.spred.select;

/** The rule of one standard error: what scores within it of the best is as good, and the sparsest of those is taken. */
public final class OneStandardError {
  private OneStandardError() {}

  /**
   * The lowest accuracy that counts as good as the best.
   *
   * @param best the best accuracy on the validation samples, in [0, 1]
   * @param samples number of validation samples, at least 1
   */
  public static double bound(double best, int samples) {
    return best - of(best, samples);
  }

  /**
   * Binomial standard error of an accuracy, with half a right and half a wrong answer added: without them a perfect score on a few
   * samples would count as certain.
   */
  public static double of(double accuracy, int samples) {
    double share = (accuracy * samples + 0.5) / (samples + 1);
    return Math.sqrt(share * (1 - share) / samples);
  }
}
