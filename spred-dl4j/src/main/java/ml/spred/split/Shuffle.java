package ml.spred.split;

import java.util.List;
import java.util.SplittableRandom;

/** Fisher and Yates, with a generator whose sequence Java fixes. */
final class Shuffle {

  private Shuffle() {
  }

  static int[] of(List<Integer> items, SplittableRandom random) {
    int[] shuffled = items.stream().mapToInt(Integer::intValue).toArray();
    for (int last = shuffled.length - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      int item = shuffled[last];
      shuffled[last] = shuffled[other];
      shuffled[other] = item;
    }
    return shuffled;
  }
}
