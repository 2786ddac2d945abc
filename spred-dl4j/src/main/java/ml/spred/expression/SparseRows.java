package ml.spred.expression;

import java.util.Arrays;

/**
 * Values {@code [samples, features]} of which most are zero: of each sample only the entries that are not. What is not listed
 * is zero, which is a value; a missing value is listed, as NaN.
 *
 * @param numFeatures length of a row
 * @param indices of each sample, ascending, in {@code [0, numFeatures)}
 * @param values of each sample at those indices
 */
public record SparseRows(int numFeatures, int[][] indices, double[][] values) {

  /** Checks shapes; the arrays are kept, not copied. */
  public SparseRows {
    if (indices.length != values.length) {
      throw new IllegalArgumentException(indices.length + " rows of indices for " + values.length + " rows of values");
    }
    for (int sample = 0; sample < indices.length; sample++) {
      int[] places = indices[sample];
      if (places.length != values[sample].length) {
        throw new IllegalArgumentException("Row " + sample + " has " + places.length + " indices for "
            + values[sample].length + " values");
      }
      for (int entry = 0; entry < places.length; entry++) {
        if (places[entry] <= (entry == 0 ? -1 : places[entry - 1]) || places[entry] >= numFeatures) {
          throw new IllegalArgumentException("Row " + sample + " has index " + places[entry] + " at place " + entry
              + "; indices ascend and stay below " + numFeatures);
        }
      }
    }
  }

  /** Number of rows. */
  public int numSamples() {
    return indices.length;
  }

  /** How many entries are listed. */
  public long entries() {
    return Arrays.stream(indices).mapToLong(row -> row.length).sum();
  }

  /** A row in full, {@code [numFeatures]}; a new array. */
  public double[] row(int sample) {
    double[] row = new double[numFeatures];
    for (int entry = 0; entry < indices[sample].length; entry++) {
      row[indices[sample][entry]] = values[sample][entry];
    }
    return row;
  }

  /** One value; zero where it is not listed. */
  public double value(int sample, int feature) {
    int place = Arrays.binarySearch(indices[sample], feature);
    return place < 0 ? 0 : values[sample][place];
  }

  /** The given samples in the given order; their arrays are shared. */
  SparseRows select(int[] samples) {
    return new SparseRows(numFeatures, Arrays.stream(samples).mapToObj(sample -> indices[sample]).toArray(int[][]::new),
        Arrays.stream(samples).mapToObj(sample -> values[sample]).toArray(double[][]::new));
  }

  /** The given features in the given order; new arrays. */
  SparseRows selectFeatures(int[] features) {
    int[][] fewer = new int[indices.length][];
    double[][] kept = new double[indices.length][];
    for (int sample = 0; sample < indices.length; sample++) {
      double[] row = row(sample);
      SparseRows selected = of(Arrays.stream(features).mapToDouble(feature -> row[feature]).toArray());
      fewer[sample] = selected.indices[0];
      kept[sample] = selected.values[0];
    }
    return new SparseRows(features.length, fewer, kept);
  }

  /** One row {@code [features]} in full as a sparse one: what is zero is left out. */
  static SparseRows of(double[] row) {
    int[] kept = new int[row.length];
    int count = 0;
    for (int feature = 0; feature < row.length; feature++) {
      if (row[feature] != 0) {
        kept[count++] = feature;
      }
    }
    int[] indices = Arrays.copyOf(kept, count);
    double[] values = Arrays.stream(indices).mapToDouble(feature -> row[feature]).toArray();
    return new SparseRows(row.length, new int[][] {indices}, new double[][] {values});
  }
}
