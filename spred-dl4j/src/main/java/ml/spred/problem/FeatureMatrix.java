package ml.spred.problem;

import ml.spred.InputException;

/**
 * Values of {@code [samples, features]}, one gene after the other: live genes are then contiguous and a block of genes is one
 * slice. Single precision, as training is; NaN marks a missing value.
 */
public final class FeatureMatrix implements SampleMatrix {
  private static final long serialVersionUID = 1L;

  private final int numSamples;
  private final int numFeatures;
  private final float[] values;

  /** Takes the array over: {@code values[feature · numSamples + sample]}. */
  public FeatureMatrix(int numSamples, int numFeatures, float[] values) {
    if ((long) numSamples * numFeatures != values.length) {
      throw new IllegalArgumentException(
          "a matrix of " + numSamples + " samples × " + numFeatures + " features needs "
              + (long) numSamples * numFeatures + " values, it was given " + values.length + ".");
    }
    this.numSamples = numSamples;
    this.numFeatures = numFeatures;
    this.values = values;
  }

  /** An all-zero matrix to be filled by {@link #set}. */
  public static FeatureMatrix zeros(int numSamples, int numFeatures) {
    return new FeatureMatrix(numSamples, numFeatures, new float[cells(numSamples, numFeatures)]);
  }

  /** From rows, one per sample. */
  public static FeatureMatrix ofRows(double[][] rows) {
    int features = rows.length == 0 ? 0 : rows[0].length;
    FeatureMatrix matrix = zeros(rows.length, features);
    for (int sample = 0; sample < rows.length; sample++) {
      matrix.setRow(sample, rows[sample]);
    }
    return matrix;
  }

  private static int cells(int numSamples, int numFeatures) {
    long cells = (long) numSamples * numFeatures;
    if (cells > Integer.MAX_VALUE - 8) {
      throw new InputException(
          "the matrix has " + numSamples + " samples × " + numFeatures + " features = " + cells
              + " values, one machine holds at most " + (Integer.MAX_VALUE - 8) + "; select fewer samples or features first.");
    }
    return (int) cells;
  }

  @Override
  public int numSamples() {
    return numSamples;
  }

  @Override
  public int numFeatures() {
    return numFeatures;
  }

  public float get(int sample, int feature) {
    return values[feature * numSamples + sample];
  }

  public void set(int sample, int feature, double value) {
    values[feature * numSamples + sample] = (float) value;
  }

  public void setRow(int sample, double[] row) {
    if (row.length != numFeatures) {
      throw new IllegalArgumentException("row " + sample + " has " + row.length + " features, the matrix has " + numFeatures + ".");
    }
    for (int feature = 0; feature < numFeatures; feature++) {
      values[feature * numSamples + sample] = (float) row[feature];
    }
  }

  /** The values themselves, gene after gene; not to be modified. */
  public float[] values() {
    return values;
  }

  /** Start of a gene in {@link #values()}. */
  public int offset(int feature) {
    return feature * numSamples;
  }

  @Override
  public void gene(int feature, float[] target) {
    System.arraycopy(values, offset(feature), target, 0, numSamples);
  }

  @Override
  public FeatureMatrix features(int[] features) {
    FeatureMatrix part = zeros(numSamples, features.length);
    for (int k = 0; k < features.length; k++) {
      System.arraycopy(values, offset(features[k]), part.values, part.offset(k), numSamples);
    }
    return part;
  }
}
