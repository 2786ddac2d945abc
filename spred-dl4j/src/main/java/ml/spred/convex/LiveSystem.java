package ml.spred.convex;

import java.util.Arrays;
import ml.spred.compute.NativeDoubles;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;

/**
 * The live columns of a {@link Working} set in native memory: products with them, and a preconditioner of the Newton equations, the
 * inverses of the Hessian's diagonal blocks, one for each gene. A block holds how the outputs pull on each other and the stiffness of a
 * small group across its direction; what genes share by correlation is left to the conjugate gradients.
 *
 * <p>Vectors are {@code [live columns][outputs]}, column after column. Memory is the calling thread's and is used again.
 */
final class LiveSystem {
  /** Share of the mean diagonal that keeps factors away from singular. */
  private static final double JITTER = 1e-10;
  private static final ThreadLocal<LiveSystem> OWN = ThreadLocal.withInitial(LiveSystem::new);

  private final NativeDoubles values = new NativeDoubles();
  private final NativeDoubles squares = new NativeDoubles();
  private final NativeDoubles vector = new NativeDoubles();
  private final NativeDoubles outputs = new NativeDoubles();
  private Working working;
  private int[] columns = new int[0];
  private double[] blocks;
  private boolean factored;

  private LiveSystem() {}

  /** The calling thread's system, bound to a working set; what it held before is forgotten. */
  static LiveSystem of(Working working) {
    LiveSystem system = OWN.get();
    system.working = working;
    system.columns = new int[0];
    system.factored = false;
    return system;
  }

  /** Takes the live columns; ascending. */
  void setColumns(int[] live) {
    if (Arrays.equals(live, columns)) {
      return;
    }
    columns = live;
    factored = false;
    int samples = working.samples;
    DoublePointer target = values.room(Math.max(1, (long) live.length * samples));
    for (int k = 0; k < live.length; k++) {
      target.position((long) k * samples).put(working.values, live[k] * samples, samples);
    }
    target.position(0);
  }

  /** {@code X·V}, {@code [samples]} output after output. */
  void spread(double[] weights, double[] result) {
    if (columns.length == 0) {
      Arrays.fill(result, 0);
      return;
    }
    openblas.cblas_dgemm(openblas.CblasColMajor, openblas.CblasNoTrans, openblas.CblasTrans, working.samples, working.outputs,
        columns.length, 1, values.memory(), working.samples, vector.put(weights), working.outputs, 0, outputs.room(result.length),
        working.samples);
    outputs.get(result);
  }

  /** {@code Xᵀ·delta} in the layout of the weights. */
  void collect(double[] delta, double[] result) {
    if (columns.length == 0) {
      return;
    }
    openblas.cblas_dgemm(openblas.CblasColMajor, openblas.CblasTrans, openblas.CblasNoTrans, working.outputs, columns.length,
        working.samples, 1, outputs.put(delta), working.samples, values.memory(), working.samples, 0, vector.room(result.length),
        working.outputs);
    vector.get(result);
  }

  /** Whether there are factors for the live columns. */
  boolean isFactored() {
    return factored;
  }

  /**
   * Prepares {@link #precondition} at the loss's point: the inverse of each column's own block of the Hessian,
   * {@code [outputs, outputs]}.
   *
   * @param added what the penalties add to each block, {@code [live columns][outputs·outputs]}; the inverses replace it
   */
  void factor(Loss loss, double[] added) {
    int width = working.outputs;
    blocks = added;
    factored = true;
    if (columns.length == 0) {
      return;
    }
    int pairs = width * (width + 1) / 2;
    double[] second = new double[pairs * working.samples];
    loss.second(second);
    double[] sums = new double[pairs * columns.length];
    openblas.cblas_dgemm(openblas.CblasColMajor, openblas.CblasTrans, openblas.CblasNoTrans, pairs, columns.length, working.samples, 1,
        outputs.put(second), working.samples, squared(), working.samples, 0, vector.room(sums.length), pairs);
    vector.get(sums);
    for (int k = 0; k < columns.length; k++) {
      int from = k * pairs;
      for (int row = 0; row < width; row++) {
        for (int column = 0; column <= row; column++) {
          blocks[k * width * width + row * width + column] += sums[from++];
        }
      }
      factor(k * width * width);
      invert(k * width * width);
    }
  }

  /** The squares of the live values. */
  private DoublePointer squared() {
    int samples = working.samples;
    double[] column = new double[samples];
    DoublePointer target = squares.room((long) columns.length * samples);
    for (int k = 0; k < columns.length; k++) {
      for (int sample = 0; sample < samples; sample++) {
        double x = working.values[columns[k] * samples + sample];
        column[sample] = x * x;
      }
      target.position((long) k * samples).put(column, 0, samples);
    }
    return target.position(0);
  }

  /** Cholesky in place, lower triangle; a pivot that rounding has made negative is held at a trace of the diagonal. */
  private void factor(int from) {
    int width = working.outputs;
    double trace = 0;
    for (int k = 0; k < width; k++) {
      trace += blocks[from + k * width + k];
    }
    for (int column = 0; column < width; column++) {
      for (int row = column; row < width; row++) {
        double sum = blocks[from + row * width + column];
        for (int k = 0; k < column; k++) {
          sum -= blocks[from + row * width + k] * blocks[from + column * width + k];
        }
        blocks[from + row * width + column] = row == column ? Math.sqrt(Math.max(sum, JITTER * trace + Double.MIN_NORMAL))
            : sum / blocks[from + column * width + column];
      }
    }
  }

  /** The inverse of a factored block, in its place: a preconditioner is applied many times, and a product beats two substitutions. */
  private void invert(int from) {
    int width = working.outputs;
    double[] inverse = new double[width * width];
    double[] column = new double[width];
    for (int unit = 0; unit < width; unit++) {
      for (int row = 0; row < width; row++) {
        double sum = row == unit ? 1 : 0;
        for (int k = 0; k < row; k++) {
          sum -= blocks[from + row * width + k] * column[k];
        }
        column[row] = sum / blocks[from + row * width + row];
      }
      for (int row = width - 1; row >= 0; row--) {
        double sum = column[row];
        for (int k = row + 1; k < width; k++) {
          sum -= blocks[from + k * width + row] * column[k];
        }
        column[row] = sum / blocks[from + row * width + row];
        inverse[unit * width + row] = column[row];
      }
    }
    System.arraycopy(inverse, 0, blocks, from, inverse.length);
  }

  /** An approximate solution of the Newton equations. */
  void precondition(double[] right, double[] result) {
    int width = working.outputs;
    int from = 0;
    for (int at = 0; at < right.length; at += width) {
      for (int row = 0; row < width; row++) {
        double sum = 0;
        for (int k = 0; k < width; k++) {
          sum += blocks[from + k] * right[at + k];
        }
        result[at + row] = sum;
        from += width;
      }
    }
  }
}
