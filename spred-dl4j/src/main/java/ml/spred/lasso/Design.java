package ml.spred.lasso;

import ml.spred.compute.Lanes;

/**
 * The features as the solver sees them: columns {@code x̃_j} of {@link #rows} entries, wherever they come from. Features lie in
 * blocks that are read independently of each other. Implementations are read by several threads at once.
 */
public interface Design {
  /** Length of a column. */
  int rows();

  int features();

  /** Number of blocks. */
  int blocks();

  /** First feature of a block. */
  int from(int block);

  /** The feature behind the last of a block. */
  int to(int block);

  /** Who shares out the blocks. */
  Lanes lanes();

  /** {@code ‖x̃_j‖}, or an upper bound that is its rounding above it; 0 for a feature without information. */
  double norm(int feature);

  /** What was taken off a feature's values; 0 where nothing was. */
  default double mean(int feature) {
    return 0;
  }

  /** What a feature's values were multiplied with; 1 where they are as they were. */
  default double factor(int feature) {
    return 1;
  }

  /** Writes {@code x̃_j}, {@code [rows]}. */
  void column(int feature, double[] target);

  /** A vector {@code [rows]} in the form that {@link #dot} and {@link #dots} take. */
  default double[] spread(double[] vector) {
    return vector;
  }

  /**
   * {@code x̃_j·v} in double.
   *
   * @param spread {@link #spread} of v
   * @param sum of the entries of {@code spread}
   */
  double dot(int feature, double[] spread, double sum);

  /**
   * {@code x̃_j·v} for a block, in single precision.
   *
   * @param spread of {@link #spread}, in single precision
   */
  float[] dots(int block, float[] spread);

  /** What a product of {@link #dots} may be off by, for a vector of length 1. */
  double rounding(int feature);

  /** Whether it is cheaper to read the whole of a block of so many features than these open ones alone. */
  boolean readsWhole(int open, int count);

  /**
   * Whether {@code x̃_i·x̃_j} is at least 0 for every pair, as it is for matrices without negative eigenvalues: a product with
   * the residual then only falls while coefficients grow.
   */
  default boolean productsNonNegative() {
    return false;
  }
}
