package ml.spred.lasso;

import java.util.Random;

/**
 * A regression whose solution is known in closed form: {@code XᵀX = n·I}, so that the minimum of {@code 1/(2n)·‖y − X·b‖² +
 * lambda·‖b‖₁} is the soft threshold of {@code Xᵀy/n}. X is Sylvester's matrix of 1 and −1.
 *
 * @param x {@code [size][size]}
 * @param y {@code [size]}
 */
public record OrthogonalProblem(double[][] x, double[] y) {
  /** Largest size: X is held in double. */
  private static final int LARGEST = 8192;

  /**
   * Draws one: effects {@code ln t} with t uniform (negative, of mean size 1), normal noise.
   *
   * @param size samples and features, a power of two from 2 to 8,192
   * @param noise its standard deviation
   */
  public static OrthogonalProblem draw(int size, double noise, long seed) {
    if (Integer.bitCount(size) != 1 || size < 2 || size > LARGEST) {
      throw new IllegalArgumentException("the size is " + size + ", it must be a power of two from 2 to " + LARGEST + ".");
    }
    double[][] x = new double[size][size];
    Random random = new Random(seed);
    double[] effects = random.doubles(size).map(Math::log).toArray();
    double[] y = new double[size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        x[i][j] = Integer.bitCount(i & j) % 2 == 0 ? 1 : -1;
        y[i] += effects[j] * x[i][j];
      }
      y[i] += noise * random.nextGaussian();
    }
    return new OrthogonalProblem(x, y);
  }

  public int size() {
    return y.length;
  }

  /** The closed form, {@code [size]}. */
  public double[] solution(double lambda) {
    double[] result = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < y.length; j++) {
        result[j] += x[i][j] * y[i] / y.length;
      }
    }
    for (int j = 0; j < y.length; j++) {
      result[j] = Math.signum(result[j]) * Math.max(0, Math.abs(result[j]) - lambda);
    }
    return result;
  }

  /** For a solver, without an intercept. */
  public LassoData data() {
    return new LassoData(LassoMatrix.ofRows(x), new double[][] {y}, null, null);
  }
}
