package ml.spred.screen;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The strongest of some indices, ties resolved the same way everywhere: the lower index comes first. */
public final class Strongest {
  private Strongest() {}

  /**
   * The strongest, in falling order.
   *
   * @param limit how many at most
   */
  public static int[] of(IntStream candidates, IntToDoubleFunction strength, int limit) {
    return candidates.boxed()
        .sorted(Comparator.<Integer>comparingDouble(k -> -strength.applyAsDouble(k)).thenComparingInt(k -> k))
        .limit(limit).mapToInt(k -> k).toArray();
  }

  /** What is in either of both, ascending. */
  public static int[] join(int[] one, int[] other) {
    return IntStream.concat(Arrays.stream(one), Arrays.stream(other)).sorted().distinct().toArray();
  }
}
