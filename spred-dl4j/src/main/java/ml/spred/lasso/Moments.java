package ml.spred.lasso;

import java.io.Serializable;
import ml.spred.InputException;
import ml.spred.compute.Backend;
import ml.spred.compute.NativeDoubles;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;

/**
 * Weighted sums of products of features and label over many samples: all that squared loss needs to know of them. Values are
 * taken about a pivot, so that means that are large beside the spread do not cancel. Samples are gathered in blocks, whose
 * products are
 * one matrix product.
 */
public final class Moments implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int BLOCK = 256;
  private static final ThreadLocal<NativeDoubles> INPUT = ThreadLocal.withInitial(NativeDoubles::new);
  private static final ThreadLocal<NativeDoubles> OUTPUT = ThreadLocal.withInitial(NativeDoubles::new);

  /** Features, the label, and a column of ones. */
  private final int width;
  private final double[] pivot;
  /** {@code Σ w·z·zᵀ} with {@code z = (x − pivot, 1)}, {@code [width, width]}; the lower triangle. */
  private final double[] products;
  private double[] block;
  private int waiting;
  private long count;

  /** @param pivot a value of each feature and of the label, at best a sample, {@code [features + 1]} */
  public Moments(double[] pivot) {
    this.width = pivot.length + 1;
    this.pivot = pivot.clone();
    this.products = new double[width * width];
  }

  public int numFeatures() {
    return width - 2;
  }

  /** Samples added so far. */
  public long count() {
    return count;
  }

  /**
   * Adds a sample.
   *
   * @param values of the features and, behind them, the label; finite
   * @param weight at least 0
   * @throws InputException for a value or weight out of range
   */
  public Moments add(double[] values, double weight) {
    if (!(weight >= 0 && Double.isFinite(weight))) {
      throw new InputException("the weight of a sample is " + weight + ", it must be a finite number of at least 0.");
    }
    if (block == null) {
      block = new double[BLOCK * width];
    }
    double root = Math.sqrt(weight);
    int from = waiting * width;
    for (int k = 0; k < pivot.length; k++) {
      if (!Double.isFinite(values[k])) {
        throw new InputException((k < pivot.length - 1 ? "a value of feature " + k : "a label") + " is " + values[k]
            + ", every value must be finite; remove the row or fill the value before.");
      }
      block[from + k] = root * (values[k] - pivot[k]);
    }
    block[from + pivot.length] = root;
    waiting++;
    count++;
    if (waiting == BLOCK) {
      flush();
    }
    return this;
  }

  private void flush() {
    if (waiting == 0) {
      return;
    }
    Backend.require();
    DoublePointer rows = INPUT.get().room((long) waiting * width).put(block, 0, waiting * width);
    DoublePointer sums = OUTPUT.get().put(products);
    openblas.cblas_dsyrk(
        openblas.CblasColMajor, openblas.CblasLower, openblas.CblasNoTrans, width, waiting, 1, rows, width, 1, sums, width);
    OUTPUT.get().get(products);
    waiting = 0;
  }

  /** Adds the sums of other samples about the same pivot. */
  public Moments merge(Moments other) {
    flush();
    other.flush();
    for (int k = 0; k < products.length; k++) {
      products[k] += other.products[k];
    }
    count += other.count;
    return this;
  }

  /** Sums only travel and are kept without the room for a block. */
  public Moments packed() {
    flush();
    block = null;
    return this;
  }

  /** {@code Σ w·(z_i − pivot_i)·(z_j − pivot_j)}; index {@code features} is the label, the one behind it the ones. */
  private double sum(int i, int j) {
    return products[Math.min(i, j) * width + Math.max(i, j)];
  }

  /** No samples, about the same pivot. */
  public Moments empty() {
    return new Moments(pivot);
  }

  /** Variance of the label, by the weights. */
  public double labelVariance() {
    return covariance(numFeatures(), numFeatures());
  }

  /** Σ w. */
  public double weight() {
    return sum(width - 1, width - 1);
  }

  /** Mean of a feature, or of the label at index {@code features}. */
  double mean(int index) {
    return pivot[index] + sum(index, width - 1) / weight();
  }

  /** {@code Σ w·(z_i − mean_i)·(z_j − mean_j)/Σw}. */
  double covariance(int i, int j) {
    double total = weight();
    return sum(i, j) / total - sum(i, width - 1) / total * (sum(j, width - 1) / total);
  }

  /** The mean squared error {@code Σ w·(y − b0 − x·b)²/Σw} of a solution over these samples. */
  public double error(LassoSolution solution) {
    int features = numFeatures();
    double bias = mean(features) - solution.intercept()[0];
    double sum = covariance(features, features);
    for (int k = 0; k < solution.features().length; k++) {
      double b = solution.coefficients()[k][0];
      int feature = solution.features()[k];
      bias -= b * mean(feature);
      sum -= 2 * b * covariance(feature, features);
      for (int other = 0; other < solution.features().length; other++) {
        sum += b * solution.coefficients()[other][0] * covariance(feature, solution.features()[other]);
      }
    }
    return Math.max(0, sum) + bias * bias;
  }
}
