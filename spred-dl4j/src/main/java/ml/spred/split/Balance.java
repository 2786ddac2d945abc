package ml.spred.split;

import java.util.Arrays;

/**
 * Puts whole groups into places, each where it brings the class counts nearest to their shares, measured as the sum over classes
 * of {@code (count - share)² / share}.
 */
final class Balance {
  private static final double TIE = 1e-9;

  private final double[][] wanted;
  private final int[][] counts;

  /** @param wanted number of samples that a place should get, {@code [places][classes]} */
  Balance(double[][] wanted) {
    this.wanted = wanted;
    this.counts = new int[wanted.length][wanted[0].length];
  }

  /** The best place for a group with these numbers of samples of each class; of equal ones the emptier. */
  int best(int[] group) {
    int best = 0;
    for (int place = 1; place < counts.length; place++) {
      double difference = cost(group, place) - cost(group, best);
      boolean emptier = Math.abs(difference) < TIE && total(counts[place]) < total(counts[best]);
      best = difference < -TIE || emptier ? place : best;
    }
    return best;
  }

  /** How much the deviation of a place grows when it takes the group; negative where it shrinks. */
  private double cost(int[] group, int place) {
    double cost = 0;
    for (int label = 0; label < group.length; label++) {
      double want = wanted[place][label];
      double before = counts[place][label] - want;
      double after = before + group[label];
      cost += want == 0 ? 0 : (after * after - before * before) / want;
    }
    return cost;
  }

  void add(int[] group, int place) {
    Arrays.setAll(counts[place], label -> counts[place][label] + group[label]);
  }

  /** Samples of a class in a place. */
  int count(int place, int label) {
    return counts[place][label];
  }

  private static int total(int[] classCounts) {
    return Arrays.stream(classCounts).sum();
  }
}
