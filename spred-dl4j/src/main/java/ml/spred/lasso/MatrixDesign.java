package ml.spred.lasso;

import java.util.Arrays;
import ml.spred.compute.Lanes;
import ml.spred.compute.NativeBlock;
import ml.spred.problem.FeatureMatrix;

/**
 * The features of a matrix without a copy of it: {@code x̃_j = √ω∘(x_j − mean_j)·factor_j} with the samples' shares ω. Means are
 * 0 without an intercept, factors 1 without standardization; a constant feature gets the factor 0.
 */
final class MatrixDesign implements Design {
  /** Values of a block: 256 kB in single precision stay in a core's cache between the copy and the product. */
  private static final int BLOCK_VALUES = 1 << 16;
  /** Relative spread below which a feature counts as constant. */
  private static final double CONSTANT = 1e-10;
  /** Unit rounding of single precision. */
  private static final double UNIT = 0x1p-24;
  /** Share of a block's features from which on the whole block is read. */
  private static final int MANY = 6;

  private final int samples;
  private final int features;
  private final LassoMatrix x;
  private final Lanes lanes;
  private final double[] roots;
  private final boolean alike;
  private final double[] means;
  private final double[] factors;
  /** {@code ‖x̃_j‖}. */
  private final double[] norms;
  /** {@code factor_j·‖x_j‖} over the values as they lie in memory; what single precision rounds is relative to it. */
  private final double[] sizes;
  private final int width;

  MatrixDesign(LassoMatrix x, LassoDefinition definition, double[] shares, Lanes lanes) {
    this.x = x;
    this.lanes = lanes;
    this.samples = x.numSamples();
    this.features = x.numFeatures();
    this.roots = Arrays.stream(shares).map(Math::sqrt).toArray();
    this.alike = Arrays.stream(shares).allMatch(share -> share == shares[0]);
    this.width = Math.max(8, BLOCK_VALUES / Math.max(1, samples));
    this.norms = new double[features];
    boolean plain = !definition.intercept() && !definition.standardization() && alike;
    this.sizes = plain ? norms : new double[features];
    this.means = definition.intercept() ? new double[features] : null;
    this.factors = definition.standardization() ? new double[features] : null;
    if (plain) {
      lanes.forEach(blocks(), this::setPlain);
    } else {
      lanes.forEach(blocks(), block -> setMoments(block, shares));
    }
  }

  @Override
  public int rows() {
    return samples;
  }

  @Override
  public int features() {
    return features;
  }

  @Override
  public int blocks() {
    return (features + width - 1) / width;
  }

  @Override
  public int from(int block) {
    return block * width;
  }

  @Override
  public int to(int block) {
    return Math.min(features, (block + 1) * width);
  }

  @Override
  public Lanes lanes() {
    return lanes;
  }

  /** Lengths of plain columns, an upper bound that covers the rounding of single precision. */
  private void setPlain(int block) {
    FeatureMatrix values = x.leading();
    int count = to(block) - from(block);
    float[] squares = NativeBlock.squares(samples, values.values(), values.offset(from(block)), count);
    for (int k = 0; k < count; k++) {
      norms[from(block) + k] = roots[0] * Math.sqrt(squares[k]) * (1 + (samples + 4) * UNIT);
    }
  }

  private void setMoments(int block, double[] shares) {
    double[] column = new double[samples];
    for (int feature = from(block); feature < to(block); feature++) {
      x.column(feature, column);
      // About the first value: no cancellation where the mean is large beside the spread.
      double pivot = column[0];
      double sum = 0;
      double squares = 0;
      double plain = 0;
      for (int k = 0; k < samples; k++) {
        double value = column[k] - pivot;
        sum += shares[k] * value;
        squares += shares[k] * value * value;
        plain += column[k] * column[k];
      }
      setMoments(feature, pivot, sum, squares, Math.sqrt(plain * Arrays.stream(shares).max().orElse(0)));
    }
  }

  private void setMoments(int feature, double pivot, double sum, double squares, double size) {
    double mean = pivot + sum;
    double variance = Math.max(0, squares - sum * sum);
    boolean constant = variance <= CONSTANT * CONSTANT * (mean * mean + variance);
    double factor = 1;
    if (factors != null) {
      factor = constant ? 0 : 1 / Math.sqrt(variance);
      factors[feature] = factor;
    }
    double second = variance;
    if (means != null) {
      means[feature] = mean;
      second = constant ? 0 : variance;
    } else {
      second += mean * mean;
    }
    norms[feature] = factor * Math.sqrt(second);
    sizes[feature] = second == 0 ? 0 : factor * size;
  }

  @Override
  public double norm(int feature) {
    return norms[feature];
  }

  @Override
  public double mean(int feature) {
    return means == null ? 0 : means[feature];
  }

  @Override
  public double factor(int feature) {
    return factors == null ? 1 : factors[feature];
  }

  @Override
  public void column(int feature, double[] target) {
    if (norms[feature] == 0) {
      Arrays.fill(target, 0);
      return;
    }
    x.column(feature, target);
    double mean = mean(feature);
    double factor = factor(feature);
    for (int k = 0; k < samples; k++) {
      target[k] = roots[k] * ((target[k] - mean) * factor);
    }
  }

  /** {@code √ω∘v}: with it {@code x̃_j·v} is a product with the values as they lie in memory, but for mean and factor. */
  @Override
  public double[] spread(double[] vector) {
    double[] result = new double[samples];
    for (int k = 0; k < samples; k++) {
      result[k] = roots[k] * vector[k];
    }
    return result;
  }

  @Override
  public double dot(int feature, double[] spread, double sum) {
    if (norms[feature] == 0) {
      return 0;
    }
    return (x.dot(feature, spread) - mean(feature) * sum) * factor(feature);
  }

  @Override
  public float[] dots(int block, float[] spread) {
    FeatureMatrix values = x.leading();
    float[] result = NativeBlock.transposedProduct(spread, samples, 1, values.values(), values.offset(from(block)),
        to(block) - from(block));
    for (int k = 0; factors != null && k < result.length; k++) {
      result[k] *= (float) factors[from(block) + k];
    }
    return result;
  }

  @Override
  public double rounding(int feature) {
    return (samples + 8) * UNIT * sizes[feature];
  }

  @Override
  public boolean readsWhole(int open, int count) {
    return open * MANY > count;
  }
}
