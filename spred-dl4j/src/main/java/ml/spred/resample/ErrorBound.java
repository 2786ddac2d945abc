package ml.spred.resample;

/**
 * Bounds on the expected number of false selections of stability selection with B complementary pairs, threshold π and a base
 * procedure that selects q of d genes in the mean.
 */
public final class ErrorBound {
  private ErrorBound() {}

  /**
   * {@code q² / (d·(2π − 1))}. It bounds the expected number of genes without effect that are called stable if these are
   * exchangeable and the base procedure is no worse than guessing (Meinshausen and Bühlmann 2010, theorem 1); and, with no
   * assumption at all, that of genes which the base procedure selects less often than the average gene (Shah and Samworth 2013,
   * theorem 1).
   *
   * @param selected q, mean number of genes that a half-sample selects
   * @param genes d
   * @param threshold π, above 1/2
   */
  public static double meinshausenBuehlmann(double selected, int genes, double threshold) {
    return selected * selected / genes / (2 * threshold - 1);
  }

  /**
   * {@code C(π, B)·q²/d}, the expected number of stable genes that the base procedure selects less often than the average gene,
   * if their simultaneous selection frequencies have unimodal distributions (Shah and Samworth 2013, theorem 2). Infinite where
   * the theorem says nothing: thresholds near 1/2, or q above {@code d/√3}.
   *
   * @param pairs B
   */
  public static double unimodal(double selected, int genes, double threshold, int pairs) {
    double share = selected / genes;
    double lowest = 0.5 + Math.min(share * share, 1.0 / (2 * pairs) + 0.75 * share * share);
    if (share > 1 / Math.sqrt(3) || threshold <= lowest) {
      return Double.POSITIVE_INFINITY;
    }
    double factor = threshold <= 0.75 ? 1 / (2 * (2 * threshold - 1 - 1.0 / (2 * pairs)))
        : 4 * (1 - threshold + 1.0 / (2 * pairs)) / (1 + 1.0 / pairs);
    return factor <= 0 ? Double.POSITIVE_INFINITY : factor * selected * share;
  }
}
