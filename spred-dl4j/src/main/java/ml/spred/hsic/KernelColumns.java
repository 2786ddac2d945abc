package ml.spred.hsic;

import java.util.Arrays;

/**
 * Kernel matrices as columns of a regression: of every block of samples centred, {@code K̄ = HKH/‖HKH‖} (Frobenius norm), the
 * upper triangle with entries beside the diagonal times √2, so that products of columns are those of the matrices; all blocks
 * divided by the root of their number, so that a column has length 1.
 */
final class KernelColumns {
  private static final double ROOT2 = Math.sqrt(2);
  /** Share of its entries' size below which a centred matrix is rounding. */
  private static final double NOTHING = 1e-12;

  private final Kernel kernel;
  private final double width;
  private final SampleBlocks blocks;

  /** @param width of the Gaussian kernel in standard deviations; without effect on the other */
  KernelColumns(Kernel kernel, double width, SampleBlocks blocks) {
    this.kernel = kernel;
    this.width = width;
    this.blocks = blocks;
  }

  /**
   * Writes the column of a feature.
   *
   * @param values {@code [samples]}
   * @param target {@code [rows]}
   * @return whether it says anything: of a constant feature the column is zero
   */
  boolean fill(double[] values, double[] target) {
    double unit = kernel == Kernel.GAUSSIAN ? 1 / (width * deviation(values)) : 1;
    if (!Double.isFinite(unit)) {
      Arrays.fill(target, 0);
      return false;
    }
    int size = blocks.size();
    double[] matrix = new double[size * size];
    double[] means = new double[size];
    double[] part = new double[size];
    boolean any = false;
    int to = 0;
    for (int block = 0; block < blocks.count(); block++) {
      int[] samples = blocks.samples(block);
      for (int k = 0; k < size; k++) {
        part[k] = unit * values[samples[k]];
      }
      kernel.fill(part, matrix);
      any |= centred(matrix, means, size, target, to);
      to += size * (size + 1) / 2;
    }
    return any;
  }

  /** Writes a block's triangle. */
  private boolean centred(double[] matrix, double[] means, int size, double[] target, int to) {
    double mean = 0;
    for (int i = 0; i < size; i++) {
      double sum = 0;
      for (int j = 0; j < size; j++) {
        sum += matrix[i * size + j];
      }
      means[i] = sum / size;
      mean += means[i] / size;
    }
    double squares = 0;
    int at = to;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double value = (matrix[i * size + j] - means[i] - means[j] + mean) * (i == j ? 1 : ROOT2);
        target[at++] = value;
        squares += value * value;
      }
    }
    double length = Math.sqrt(squares * blocks.count());
    boolean any = length > NOTHING * size;
    for (int k = to; k < at; k++) {
      target[k] = any ? target[k] / length : 0;
    }
    return any;
  }

  /** Standard deviation by n. */
  private static double deviation(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = Math.sqrt(squares / values.length);
    return deviation > 1e-10 * Math.abs(mean) ? deviation : 0;
  }
}
