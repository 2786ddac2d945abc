package ml.spred.expression;

import java.util.Arrays;

/**
 * What the features of a table are like, found in one pass by rows.
 *
 * @param min smallest value; NaN where there is none
 * @param max largest value; NaN where there is none
 * @param missing number of missing values
 * @param incomplete features with at least one missing value
 * @param absent features whose every value is missing
 * @param constant features with one and the same value in every sample that has one
 */
public record FeatureStatistics(double min, double max, long missing, int incomplete, int absent, int constant) {

  /** Reads the whole set once; takes three numbers per feature. */
  public static FeatureStatistics of(ExpressionSet set) {
    double[] low = filled(set.numFeatures(), Double.POSITIVE_INFINITY);
    double[] high = filled(set.numFeatures(), Double.NEGATIVE_INFINITY);
    int[] missing = new int[set.numFeatures()];
    for (double[] row : set.rows()) {
      widen(row, low, high, missing);
    }
    return gather(low, high, missing);
  }

  private static void widen(double[] row, double[] low, double[] high, int[] missing) {
    for (int feature = 0; feature < row.length; feature++) {
      double value = row[feature];
      if (Double.isNaN(value)) {
        missing[feature]++;
        continue;
      }
      low[feature] = Math.min(low[feature], value);
      high[feature] = Math.max(high[feature], value);
    }
  }

  private static FeatureStatistics gather(double[] low, double[] high, int[] missing) {
    int incomplete = (int) Arrays.stream(missing).filter(count -> count > 0).count();
    int absent = 0;
    int constant = 0;
    for (int feature = 0; feature < low.length; feature++) {
      absent += low[feature] > high[feature] ? 1 : 0;
      constant += low[feature] == high[feature] ? 1 : 0;
    }
    double min = Arrays.stream(low).min().orElse(Double.NaN);
    double max = Arrays.stream(high).max().orElse(Double.NaN);
    boolean none = absent == low.length;
    return new FeatureStatistics(none ? Double.NaN : min, none ? Double.NaN : max,
        Arrays.stream(missing).asLongStream().sum(), incomplete, absent, constant);
  }

  private static double[] filled(int length, double value) {
    double[] array = new double[length];
    Arrays.fill(array, value);
    return array;
  }
}
