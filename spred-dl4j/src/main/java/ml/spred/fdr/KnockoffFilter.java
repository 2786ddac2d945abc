package ml.spred.fdr;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The knockoff filter (Barber and Candès 2015, "knockoff+"). A gene's statistic is positive where it beats its rival and negative
 * where the rival wins; for a gene without effect both are equally likely, so the number of wins of rivals estimates that of
 * false genes.
 */
public final class KnockoffFilter {
  private KnockoffFilter() {}

  /**
   * The least threshold {@code t > 0} among the sizes of the statistics with
   * {@code (1 + #{W ≤ −t}) / max(1, #{W ≥ t}) ≤ q}; infinite where there is none. The 1 makes the bound on the false discovery
   * rate hold, and asks for at least 1/q genes.
   *
   * @param statistics W of each gene
   * @param q false discovery rate that is allowed, in (0, 1)
   */
  public static double threshold(double[] statistics, double q) {
    double[] sizes = Arrays.stream(statistics).map(Math::abs).filter(size -> size > 0).sorted().distinct().toArray();
    for (double size : sizes) {
      long rivals = Arrays.stream(statistics).filter(value -> value <= -size).count();
      long genes = Arrays.stream(statistics).filter(value -> value >= size).count();
      if (1 + rivals <= q * Math.max(1, genes)) {
        return size;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** Genes whose statistic reaches a threshold, ascending. */
  public static int[] selected(double[] statistics, double threshold) {
    return IntStream.range(0, statistics.length).filter(gene -> statistics[gene] >= threshold).toArray();
  }

  /**
   * The signed maximum of the strengths at which gene and rival enter the path: the larger one, positive where the gene's is
   * larger. 0 where neither enters, and where both enter at the same strength of the grid, which counts for neither.
   *
   * @param genes strength at which each gene enters; 0 for never
   * @param rivals the same of its rival
   */
  public static double[] signedMaximum(double[] genes, double[] rivals) {
    return IntStream.range(0, genes.length)
        .mapToDouble(k -> Math.signum(genes[k] - rivals[k]) * Math.max(genes[k], rivals[k])).toArray();
  }
}
