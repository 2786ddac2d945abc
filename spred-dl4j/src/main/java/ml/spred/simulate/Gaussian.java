package ml.spred.simulate;

import java.util.SplittableRandom;

/**
 * Standard normal numbers by the polar method, on a generator whose sequence Java fixes and in strict arithmetic, so that a
 * seed gives the same bits on every machine and Java version.
 */
public final class Gaussian {
  private final SplittableRandom random;
  private double spare = Double.NaN;

  public Gaussian(SplittableRandom random) {
    this.random = random;
  }

  /** The next number. */
  public double next() {
    if (!Double.isNaN(spare)) {
      double value = spare;
      spare = Double.NaN;
      return value;
    }
    double x;
    double y;
    double square;
    do {
      x = 2 * random.nextDouble() - 1;
      y = 2 * random.nextDouble() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    double scale = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
    spare = y * scale;
    return x * scale;
  }
}
