package ml.spred.split;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Complementary pairs of half-samples (Shah and Samworth 2013, section 2): the two of a pair have no sample in common and
 * {@code ⌊n/2⌋} samples each, half of every class as nearly as whole samples allow. Where samples of a group stay together, the
 * halves are as even as whole groups allow.
 */
public final class HalfSamples {
  private HalfSamples() {}

  /**
   * Draws pairs.
   *
   * @param labels class of each sample
   * @param groups group of each sample, null for one on its own; null altogether for no groups
   * @param pairs number of pairs, at least 1
   * @return {@code 2·pairs} halves, ascending samples; the halves of a pair follow each other
   */
  public static List<int[]> draw(int[] labels, List<String> groups, int pairs, long seed) {
    Folds folds = Folds.draw(labels, groups, 2, pairs, seed);
    List<int[]> halves = new ArrayList<>();
    for (int pair = 0; pair < pairs; pair++) {
      int[] first = folds.held(pair, 0);
      int[] second = folds.held(pair, 1);
      boolean even = groups != null || first.length == second.length;
      // With an odd number one sample has no partner; which one is drawn.
      halves.add(even || first.length < second.length ? first : without(first, Seeds.of(seed, pair, 1)));
      halves.add(even || second.length < first.length ? second : without(second, Seeds.of(seed, pair, 1)));
    }
    return halves;
  }

  private static int[] without(int[] samples, long seed) {
    int left = new SplittableRandom(seed).nextInt(samples.length);
    return IntStream.range(0, samples.length).filter(k -> k != left).map(k -> samples[k]).toArray();
  }
}
