package ml.spred.spark.feature;

import java.util.List;
import java.util.stream.IntStream;
import ml.spred.InputException;
import org.apache.spark.sql.types.StructField;

/** The classes of a label column: those that its attributes name, else 0 to the largest label. */
record ClassLabels(String[] names) {
  /** As in MLlib: more classes than this are a number that is not a class, unless attributes name them. */
  private static final int MAX_UNNAMED = 100;

  /** @throws InputException where a label is no class; the message gives the value */
  static ClassLabels of(StructField column, List<SampleRow> rows) {
    double largest = 0;
    for (SampleRow row : rows) {
      require(row.label(), column.name());
      largest = Math.max(largest, row.label());
    }
    String[] named = Attributes.classNames(column).orElse(null);
    int limit = named == null ? MAX_UNNAMED : named.length;
    if (largest >= limit) {
      throw new InputException("the label column '" + column.name() + "' holds the value " + largest + ", and "
          + (named == null ? "labels without names" : "the " + named.length + " classes of the column") + " go from 0 to "
          + (limit - 1) + "; index the classes with StringIndexer.");
    }
    return new ClassLabels(named == null ? indices((int) largest + 1) : named);
  }

  private static void require(double label, String column) {
    if (!(label >= 0 && label == Math.rint(label))) {
      throw new InputException("the label column '" + column + "' holds "
          + (Double.isNaN(label) ? "a null or NaN" : "the value " + label)
          + "; labels are whole numbers from 0 on, so index the classes with StringIndexer or remove the rows.");
    }
  }

  private static String[] indices(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).toArray(String[]::new);
  }

  int count() {
    return names.length;
  }

  /** @throws InputException where the training rows have fewer than two classes */
  void requireTwo(int[] labels, boolean[] validation, String column) {
    int[] present = IntStream.range(0, labels.length).filter(k -> !validation[k]).map(k -> labels[k]).distinct().toArray();
    if (present.length < 2) {
      String found = present.length == 0 ? "none" : "only '" + names[present[0]] + "'";
      throw new InputException("the training rows have " + found + " of the classes in column '" + column
          + "', a selection needs at least 2; choose another label or give more rows.");
    }
  }
}
