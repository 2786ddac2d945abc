package ml.spred.lasso;

import java.io.Serializable;
import ml.spred.compute.Backend;
import ml.spred.compute.NativeDoubles;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;

/**
 * Weighted sums of products of features and label over many samples: all that squared loss needs to know of them. Values are
 * rounded to a {@link MomentsGrid}, and sums of them are exact, so the same samples have the same sums bit for bit, in whatever
 * order and parts they are added. Samples are gathered in blocks, whose products are one matrix product.
 */
public final class Moments implements Covariances, Serializable {
  private static final long serialVersionUID = 1L;
  private static final ThreadLocal<NativeDoubles> INPUT = ThreadLocal.withInitial(NativeDoubles::new);
  private static final ThreadLocal<NativeDoubles> REST = ThreadLocal.withInitial(NativeDoubles::new);
  private static final ThreadLocal<NativeDoubles> OUTPUT = ThreadLocal.withInitial(NativeDoubles::new);

  private final MomentsGrid grid;
  /** {@code Σ w·z·zᵀ} with {@code z = (x − pivot, 1)}, in units of {@link MomentsGrid#productUnit}; the lower triangle, column after column. */
  private final ExactSums sums;
  /** First and second whole numbers of the samples that wait, {@code [samples][width]}. */
  private double[] first;
  private double[] second;
  private boolean hasSecond;
  private int waiting;
  private long count;

  /** No samples yet. */
  public Moments(MomentsGrid grid) {
    this.grid = grid;
    this.sums = new ExactSums(grid.width() * (grid.width() + 1) / 2);
  }

  @Override
  public int numFeatures() {
    return grid.numFeatures();
  }

  /** Samples added so far. */
  @Override
  public long count() {
    return count;
  }

  /**
   * Adds a sample.
   *
   * @param values of the features and, behind them, the label; within the ranges that the grid was laid over
   * @param weight at least 0; within the range as well
   */
  public Moments add(double[] values, double weight) {
    int width = grid.width();
    if (first == null) {
      first = new double[MomentsGrid.BLOCK * width];
      second = grid.isFine() ? new double[first.length] : null;
    }
    hasSecond |= grid.round(values, weight, first, second, waiting * width);
    waiting++;
    count++;
    if (waiting == MomentsGrid.BLOCK) {
      flush();
    }
    return this;
  }

  private void flush() {
    if (waiting == 0) {
      return;
    }
    Backend.require();
    int width = grid.width();
    double[] products = new double[width * width];
    DoublePointer output = OUTPUT.get().room(products.length);
    DoublePointer rows = INPUT.get().room((long) waiting * width).put(first, 0, waiting * width);
    openblas.cblas_dsyrk(
        openblas.CblasColMajor, openblas.CblasLower, openblas.CblasNoTrans, width, waiting, 1, rows, width, 0, output, width);
    output.get(products);
    add(products, false);
    if (hasSecond) {
      DoublePointer rest = REST.get().room((long) waiting * width).put(second, 0, waiting * width);
      openblas.cblas_dgemm(openblas.CblasColMajor, openblas.CblasNoTrans, openblas.CblasTrans, width, width, waiting, 1, rows,
          width, rest, width, 0, output, width);
      output.get(products);
      add(products, true);
    }
    sums.settle();
    hasSecond = false;
    waiting = 0;
  }

  /**
   * Adds the products of a block. Those of two second numbers, 2⁻⁴⁴ of the largest, are left out.
   *
   * @param mixed whether they are of first and second numbers: then both orders count, and the unit is the smaller one
   */
  private void add(double[] products, boolean mixed) {
    int width = grid.width();
    int at = 0;
    for (int column = 0; column < width; column++) {
      for (int row = column; row < width; row++) {
        long value = (long) products[column * width + row];
        if (mixed) {
          sums.add(at++, value + (long) products[row * width + column], 0);
        } else {
          sums.add(at++, value, grid.productShift());
        }
      }
    }
  }

  /** Adds the sums of other samples on the same grid. */
  public Moments merge(Moments other) {
    flush();
    other.flush();
    sums.add(other.sums);
    count += other.count;
    return this;
  }

  /** Sums only travel and are kept without the room for a block. */
  public Moments packed() {
    flush();
    first = null;
    second = null;
    return this;
  }

  /** {@code Σ w·(z_i − pivot_i)·(z_j − pivot_j)}; index {@code features} is the label, the one behind it the ones. */
  private double sum(int i, int j) {
    int column = Math.min(i, j);
    int at = column * grid.width() - column * (column - 1) / 2 + Math.abs(i - j);
    return sums.value(at) * grid.productUnit() * grid.unit(i) * grid.unit(j);
  }

  /** No samples, on the same grid. */
  public Moments empty() {
    return new Moments(grid);
  }

  @Override
  public double weight() {
    return sum(grid.width() - 1, grid.width() - 1);
  }

  @Override
  public double mean(int index) {
    return grid.pivot(index) + sum(index, grid.width() - 1) / weight();
  }

  @Override
  public double covariance(int i, int j) {
    int ones = grid.width() - 1;
    double total = weight();
    return sum(i, j) / total - sum(i, ones) / total * (sum(j, ones) / total);
  }
}
