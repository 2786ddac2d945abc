package ml.spred.split;

import java.util.SplittableRandom;

/**
 * Seeds of independent computations. Each follows from the seed of the whole and the place of the computation, never from the
 * order in which computations are run, so that the same seed gives the same result however many run at once and whichever is run
 * again.
 */
public final class Seeds {
  private Seeds() {}

  /**
   * The seed of one computation.
   *
   * @param seed of the whole
   * @param place what the computation is, from the general to the particular: purpose, repeat, fold, …
   */
  public static long of(long seed, int... place) {
    long result = seed;
    for (int step : place) {
      // A full mixing of all bits before the next step: neighbouring places have nothing in common.
      result = new SplittableRandom(result ^ new SplittableRandom(step).nextLong()).nextLong();
    }
    return result;
  }
}
