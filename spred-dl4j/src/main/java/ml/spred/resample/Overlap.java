package ml.spred.resample;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much lists of genes from different samples have in common.
 *
 * @param numLists lists that were compared
 * @param meanSize mean number of genes in a list
 * @param jaccard mean over all pairs of lists of {@code |A ∩ B| / |A ∪ B|}; two empty lists are equal
 * @param stability index of Nogueira, Sechidis and Brown (2018): 1 for equal lists, 0 in the mean for lists drawn
 *     at random, whatever their sizes; NaN where every list is empty or holds all genes
 * @param low lower end of its asymptotic 95 % interval (of the same paper), which takes the lists as independent; lists of
 *     overlapping samples are not, so it is rather too narrow
 * @param high upper end
 */
public record Overlap(int numLists, double meanSize, double jaccard, double stability, double low, double high)
    implements Serializable {
  private static final double NORMAL_QUANTILE_975 = 1.959963984540054;

  /**
   * Compares lists.
   *
   * @param lists indices of genes, ascending; at least two lists
   * @param numGenes genes to choose from
   */
  public static Overlap of(List<int[]> lists, int numGenes) {
    if (lists.size() < 2) {
      throw new IllegalArgumentException("there are " + lists.size() + " lists to compare, there must be at least 2.");
    }
    double meanSize = lists.stream().mapToInt(list -> list.length).average().orElseThrow();
    double[] index = stability(lists, numGenes, meanSize);
    return new Overlap(lists.size(), meanSize, jaccard(lists), index[0], index[0] - index[1], index[0] + index[1]);
  }

  private static double jaccard(List<int[]> lists) {
    double sum = 0;
    for (int one = 0; one < lists.size(); one++) {
      for (int other = 0; other < one; other++) {
        sum += jaccard(lists.get(one), lists.get(other));
      }
    }
    return 2 * sum / ((double) lists.size() * (lists.size() - 1));
  }

  private static double jaccard(int[] one, int[] other) {
    int common = 0;
    for (int a = 0, b = 0; a < one.length && b < other.length;) {
      int order = Integer.compare(one[a], other[b]);
      common += order == 0 ? 1 : 0;
      a += order <= 0 ? 1 : 0;
      b += order >= 0 ? 1 : 0;
    }
    int union = one.length + other.length - common;
    return union == 0 ? 1 : (double) common / union;
  }

  /**
   * The index and half the width of its interval. With frequency p of each gene and mean size k of the lists,
   * {@code 1 − mean(M/(M−1)·p(1−p)) / (k/d·(1 − k/d))} over M lists of d genes.
   */
  private static double[] stability(List<int[]> lists, int numGenes, double meanSize) {
    int number = lists.size();
    Map<Integer, Integer> counts = new HashMap<>();
    lists.forEach(list -> Arrays.stream(list).forEach(gene -> counts.merge(gene, 1, Integer::sum)));
    double share = meanSize / numGenes;
    double chance = share * (1 - share);
    // Whole numbers are summed, so that the order of genes in the map does not matter.
    long squares = counts.values().stream().mapToLong(count -> (long) count * (number - count)).sum();
    double stability = 1 - (double) squares / ((double) number * (number - 1)) / numGenes / chance;
    double[] parts = new double[number];
    for (int k = 0; k < number; k++) {
      double size = lists.get(k).length;
      long shared = Arrays.stream(lists.get(k)).mapToLong(counts::get).sum();
      parts[k] = ((double) shared / number / numGenes - size / numGenes * share
          + stability / 2 * (2 * size / numGenes * share - size / numGenes - share + 1)) / chance;
    }
    double mean = Arrays.stream(parts).average().orElseThrow();
    double variance = 4.0 / number / number * Arrays.stream(parts).map(part -> (part - mean) * (part - mean)).sum();
    return new double[] {stability, NORMAL_QUANTILE_975 * Math.sqrt(variance)};
  }
}
