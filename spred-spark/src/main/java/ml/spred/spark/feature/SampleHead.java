package ml.spred.spark.feature;

import java.io.Serializable;

/**
 * A sample whose values stay where they are.
 *
 * @param row with the hash of the values and without them
 * @param size number of values; −1 where the vector is null
 */
record SampleHead(SampleRow row, int size) implements Serializable {
  private static final float[] NONE = {};

  static SampleHead of(SampleRow row) {
    return new SampleHead(new SampleRow(row.hash(), NONE, row.label(), row.group(), row.validation()),
        row.values() == null ? -1 : row.values().length);
  }
}
