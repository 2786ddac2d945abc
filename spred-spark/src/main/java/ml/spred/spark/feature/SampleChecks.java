package ml.spred.spark.feature;

import java.util.List;
import ml.spred.InputException;
import ml.spred.problem.MissingValues;
import org.apache.spark.sql.types.StructField;

/** What samples must be before anything is computed; every refusal is one sentence with the column and the value. */
final class SampleChecks {
  private final List<SampleRow> rows;
  private final StructField features;
  private final String[] covariates;

  /** @param covariates name of each of the last entries of a row that are no features */
  SampleChecks(List<SampleRow> rows, StructField features, String[] covariates) {
    this.rows = rows;
    this.features = features;
    this.covariates = covariates;
  }

  /** @throws InputException for no rows, null or unequal vectors, null indicators, infinite and (by policy) missing values */
  void require(MissingValues policy) {
    if (rows.isEmpty()) {
      throw new InputException("the data has no rows; a selection needs rows of at least 2 classes.");
    }
    requireVectors();
    if (rows.stream().anyMatch(row -> row.validation() == null)) {
      throw new InputException("the validation indicator column holds a null; it must be true or false for each row.");
    }
    for (SampleRow row : rows) {
      requireValues(row.values(), policy);
    }
  }

  private void requireVectors() {
    long nulls = rows.stream().filter(row -> row.values() == null).count();
    if (nulls > 0) {
      throw new InputException("the features column '" + features.name() + "' holds " + nulls + " nulls among " + rows.size()
          + " rows; remove these rows.");
    }
    int shortest = rows.stream().mapToInt(row -> row.values().length).min().getAsInt();
    int longest = rows.stream().mapToInt(row -> row.values().length).max().getAsInt();
    requireLengths(shortest, longest, longest == covariates.length, features);
  }

  /** Rows that were read apart from each other. @throws InputException unless their vectors have one length, at least 1 */
  static void requireLengths(int shortest, int longest, StructField features) {
    requireLengths(shortest, longest, longest == 0, features);
  }

  private static void requireLengths(int shortest, int longest, boolean empty, StructField features) {
    if (shortest != longest || empty) {
      throw new InputException("the vectors of the features column '" + features.name() + "' have " + shortest
          + (shortest == longest ? "" : " to " + longest) + " entries; they must all have the same number, at least 1.");
    }
  }

  private void requireValues(float[] values, MissingValues policy) {
    for (int index = 0; index < values.length; index++) {
      if (Float.isInfinite(values[index])) {
        throw new InputException(place(index) + " is infinite or beyond single precision (3.4e38); correct or remove it.");
      }
      if (policy == MissingValues.REFUSE && Float.isNaN(values[index])) {
        throw new InputException(
            place(index) + " is missing (NaN), and the param missing is 'error'; set it to 'mean' or 'zero'.");
      }
    }
  }

  private String place(int index) {
    int behind = index - (rows.get(0).values().length - covariates.length);
    if (behind >= 0) {
      return "a value of covariate '" + covariates[behind] + "'";
    }
    return "a value of feature '" + Attributes.featureNames(features, new int[] {index})[0] + "' (index " + index
        + ") in column '" + features.name() + "'";
  }
}
