package ml.spred.lasso;

import java.io.Serializable;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.problem.FeatureMatrix;

/**
 * Values {@code [samples, features]} with 48 bits each: a single-precision number, and, where that is not exact for all, the
 * single-precision rest. The relative error is at most 2⁻⁴⁸. A pass over all features reads the first half alone.
 */
public final class LassoMatrix implements Serializable {
  private static final long serialVersionUID = 1L;

  private final FeatureMatrix leading;
  /** What single precision leaves of each value; null when nothing is left anywhere. */
  private final FeatureMatrix rest;

  private LassoMatrix(FeatureMatrix leading, FeatureMatrix rest) {
    this.leading = leading;
    this.rest = rest;
  }

  /** Takes values that are in single precision already; they are shared, not copied. */
  public static LassoMatrix of(FeatureMatrix values) {
    return new LassoMatrix(values, null);
  }

  /** Fills a matrix column by column or row by row. */
  public static Builder builder(int numSamples, int numFeatures) {
    return new Builder(FeatureMatrix.zeros(numSamples, numFeatures), null);
  }

  /** From rows {@code [samples][features]}. */
  public static LassoMatrix ofRows(double[][] rows) {
    Builder builder = builder(rows.length, rows.length == 0 ? 0 : rows[0].length);
    for (int sample = 0; sample < rows.length; sample++) {
      for (int feature = 0; feature < rows[sample].length; feature++) {
        builder.set(sample, feature, rows[sample][feature]);
      }
    }
    return builder.build();
  }

  public int numSamples() {
    return leading.numSamples();
  }

  public int numFeatures() {
    return leading.numFeatures();
  }

  /** One value. */
  public double get(int sample, int feature) {
    return leading.get(sample, feature) + (rest == null ? 0.0 : rest.get(sample, feature));
  }

  /** Writes a column {@code [samples]}. */
  public void column(int feature, double[] target) {
    int from = leading.offset(feature);
    float[] values = leading.values();
    for (int sample = 0; sample < target.length; sample++) {
      target[sample] = values[from + sample];
    }
    if (rest != null) {
      float[] small = rest.values();
      for (int sample = 0; sample < target.length; sample++) {
        target[sample] += small[from + sample];
      }
    }
  }

  /** {@code x_j·v} of one feature. */
  double dot(int feature, double[] vector) {
    double result = dot(leading, feature, vector);
    return rest == null ? result : result + dot(rest, feature, vector);
  }

  private static double dot(FeatureMatrix matrix, int feature, double[] vector) {
    float[] values = matrix.values();
    int from = matrix.offset(feature);
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int k = 0;
    for (; k + 3 < vector.length; k += 4) {
      first += values[from + k] * vector[k];
      second += values[from + k + 1] * vector[k + 1];
      third += values[from + k + 2] * vector[k + 2];
      fourth += values[from + k + 3] * vector[k + 3];
    }
    for (; k < vector.length; k++) {
      first += values[from + k] * vector[k];
    }
    return (first + second) + (third + fourth);
  }

  /** The values in single precision. */
  FeatureMatrix leading() {
    return leading;
  }

  /** The given samples, in the given order. */
  public LassoMatrix samples(int[] samples) {
    return new LassoMatrix(leading.samples(samples), rest == null ? null : rest.samples(samples));
  }

  /** A copy with other values in some cells, {@code [cells]} each; finite. */
  LassoMatrix with(int[] samples, int[] features, double[] values) {
    int[] all = IntStream.range(0, numSamples()).toArray();
    Builder builder = new Builder(leading.samples(all), rest == null ? null : rest.samples(all));
    for (int k = 0; k < values.length; k++) {
      builder.set(samples[k], features[k], values[k]);
    }
    return builder.build();
  }

  /** The given features, in the given order. */
  public LassoMatrix features(int[] features) {
    return new LassoMatrix(leading.features(features), rest == null ? null : rest.features(features));
  }

  /** Takes values in any order; what is never set is 0. */
  public static final class Builder {
    private final FeatureMatrix leading;
    private FeatureMatrix rest;

    private Builder(FeatureMatrix leading, FeatureMatrix rest) {
      this.leading = leading;
      this.rest = rest;
    }

    /**
     * Sets one value.
     *
     * @throws InputException for a value that is not finite or beyond single precision's range
     */
    public void set(int sample, int feature, double value) {
      float single = (float) value;
      if (!Float.isFinite(single)) {
        throw new InputException("feature " + feature + " of sample " + sample + " is " + value
            + ", every value must be finite and"
            + " below 3.4e38 in size; remove or fill it.");
      }
      leading.set(sample, feature, single);
      double left = value - single;
      if (left != 0 && rest == null) {
        rest = FeatureMatrix.zeros(leading.numSamples(), leading.numFeatures());
      }
      if (rest != null) {
        rest.set(sample, feature, left);
      }
    }

    /** The matrix; the builder is not to be used again. */
    public LassoMatrix build() {
      return new LassoMatrix(leading, rest);
    }
  }
}
