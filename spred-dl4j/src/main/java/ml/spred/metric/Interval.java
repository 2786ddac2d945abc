package ml.spred.metric;

/** A closed interval of rates, {@code 0 <= low <= high <= 1}. */
public record Interval(double low, double high) {
  private static final double NORMAL_QUANTILE_975 = 1.959963984540054;

  /**
   * Wilson's 95 % score interval of a proportion. It stays inside [0, 1] and keeps its coverage with the two dozen samples
   * that a held-out split of expression data has, where the usual normal approximation does not.
   *
   * @param successes number of successes, {@code 0..trials}
   * @param trials number of trials; zero gives the whole range [0, 1]
   */
  public static Interval wilson95(int successes, int trials) {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException("successes is " + successes + "; it must lie in 0.." + trials + ", the number of trials");
    }
    if (trials == 0) {
      return new Interval(0, 1);
    }
    double rate = (double) successes / trials;
    double spread = NORMAL_QUANTILE_975 * NORMAL_QUANTILE_975 / trials;
    double centre = rate + spread / 2;
    double halfWidth = Math.sqrt(spread * (rate * (1 - rate) + spread / 4));
    double scale = 1 + spread;
    return new Interval(Math.max(0, (centre - halfWidth) / scale), Math.min(1, (centre + halfWidth) / scale));
  }

  /** Whether {@code value} lies inside, ends included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
