package ml.spred.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Harrell's C for right-censored survival: the chance that of two samples the one with the higher risk has the earlier event. A
 * pair counts where the earlier time is an event; at equal times an event comes before a censoring, and two events are no pair.
 * Equal
 * risks count half. Costs {@code n·log n}.
 */
public final class Concordance {
  private Concordance() {}

  /**
   * The concordance in [0, 1]; 0.5 is chance. Empty when no pair can be compared.
   *
   * @param times {@code [samples]}
   * @param events whether the event was seen
   * @param risks the higher, the earlier the event is expected
   */
  public static OptionalDouble of(double[] times, boolean[] events, double[] risks) {
    int[] order = IntStream.range(0, times.length).boxed()
        .sorted(Comparator.<Integer>comparingDouble(k -> -times[k]).thenComparing(k -> events[k])).mapToInt(k -> k).toArray();
    double[] levels = Arrays.stream(risks).sorted().distinct().toArray();
    long[] counts = new long[levels.length + 1];
    double wins = 0;
    long pairs = 0;
    int later = 0;
    for (int from = 0; from < order.length;) {
      int to = from;
      while (to < order.length && times[order[to]] == times[order[from]] && events[order[to]] == events[order[from]]) {
        to++;
      }
      for (int k = from; k < to && events[order[from]]; k++) {
        int level = Arrays.binarySearch(levels, risks[order[k]]);
        long below = below(counts, level);
        wins += below + (below(counts, level + 1) - below) / 2.0;
        pairs += later;
      }
      for (int k = from; k < to; k++) {
        add(counts, Arrays.binarySearch(levels, risks[order[k]]));
      }
      later += to - from;
      from = to;
    }
    return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(wins / pairs);
  }

  /** Fenwick's tree of counts: adds one to a level. */
  private static void add(long[] counts, int level) {
    for (int k = level + 1; k < counts.length; k += k & -k) {
      counts[k]++;
    }
  }

  /** How many were added below a level. */
  private static long below(long[] counts, int level) {
    long sum = 0;
    for (int k = level; k > 0; k -= k & -k) {
      sum += counts[k];
    }
    return sum;
  }
}
