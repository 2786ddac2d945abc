package ml.spred.split;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Fisher and Yates; the generator must be one whose sequence Java fixes. */
public final class Shuffle {

  private Shuffle() {
  }

  static int[] of(List<Integer> items, RandomGenerator random) {
    return inPlace(items.stream().mapToInt(Integer::intValue).toArray(), random);
  }

  /** The numbers from 0 to one less than the count, in a drawn order. */
  public static int[] order(int count, RandomGenerator random) {
    return inPlace(IntStream.range(0, count).toArray(), random);
  }

  /** Brings the items into a drawn order; returns them. */
  public static int[] inPlace(int[] items, RandomGenerator random) {
    for (int last = items.length - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      int item = items[last];
      items[last] = items[other];
      items[other] = item;
    }
    return items;
  }
}
