package ml.spred.expression.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ml.spred.InputException;
import ml.spred.expression.ReadOptions;
import ml.spred.expression.UniqueNames;

/**
 * Which column of a table is what. A column is undecided until its first value that is not missing: a number makes it a
 * feature, a text makes it a label or group column. Features and undecided columns have a slot in the row of values.
 */
final class ColumnPlan {
  static final byte SKIPPED = 0;
  static final byte SAMPLE = 1;
  static final byte UNDECIDED = 2;
  static final byte NUMERIC = 3;
  static final byte TEXT = 4;
  static final String LABEL = "label";

  final String[] names;
  final byte[] kinds;
  /** Position in the row of values; meaningful for undecided and numeric columns. */
  final int[] slots;
  /** The values of each text column so far, by the column's position. */
  final Map<Integer, List<String>> texts = new TreeMap<>();
  private final UniqueNames unique;
  private int slotCount;

  ColumnPlan(String source, List<String> header, ReadOptions options) {
    names = header.toArray(String[]::new);
    kinds = new byte[names.length];
    slots = new int[names.length];
    unique = new UniqueNames(source, "feature", options.duplicateFeatures());
    kinds[0] = SAMPLE;
    for (int column = 1; column < names.length; column++) {
      refuseUnnamed(source, column);
      plan(column, options);
    }
  }

  private void refuseUnnamed(String source, int column) {
    if (names[column].isBlank()) {
      throw new InputException(String.format(Locale.ROOT,
          "%s has no name for column %,d in its header line; give it one, or remove the column.", source, column + 1));
    }
  }

  private void plan(int column, ReadOptions options) {
    boolean label = names[column].equals(LABEL) || options.labelColumns().contains(names[column]);
    Optional<String> name = unique.accept(names[column], "column", column + 1L);
    if (name.isEmpty()) {
      return;
    }
    names[column] = name.get();
    if (label) {
      becomeText(column, 0);
    } else {
      kinds[column] = UNDECIDED;
      slots[column] = slotCount++;
    }
  }

  /** Turns a column whose first rows were missing into a text column. */
  void becomeText(int column, int rowsBefore) {
    kinds[column] = TEXT;
    List<String> values = new ArrayList<>();
    for (int row = 0; row < rowsBefore; row++) {
      values.add(null);
    }
    texts.put(column, values);
  }

  int slotCount() {
    return slotCount;
  }

  boolean hasDeadSlots() {
    return numericColumns().size() < slotCount;
  }

  /** Gives slots to numeric and undecided columns only; returns the old slots in the order of the new ones. */
  int[] renumber() {
    List<Integer> columns = numericColumns();
    int[] old = columns.stream().mapToInt(column -> slots[column]).toArray();
    for (int slot = 0; slot < old.length; slot++) {
      slots[columns.get(slot)] = slot;
    }
    slotCount = old.length;
    return old;
  }

  /** Positions of the columns that are features, or would be if the table ended here. */
  List<Integer> numericColumns() {
    List<Integer> columns = new ArrayList<>();
    for (int column = 0; column < kinds.length; column++) {
      if (kinds[column] == NUMERIC || kinds[column] == UNDECIDED) {
        columns.add(column);
      }
    }
    return columns;
  }

  List<String> featureNames() {
    return numericColumns().stream().map(column -> names[column]).toList();
  }

  Optional<String> duplicateNote() {
    return unique.note();
  }
}
