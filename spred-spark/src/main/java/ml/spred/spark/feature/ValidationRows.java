package ml.spred.spark.feature;

import java.util.Arrays;
import java.util.List;
import ml.spred.InputException;
import ml.spred.split.RareClasses;
import ml.spred.split.Split;
import ml.spred.split.SplitOptions;
import ml.spred.split.Splits;

/** Which rows choose the strength: those that are marked, else drawn ones, else none. */
final class ValidationRows {
  private ValidationRows() {}

  static boolean[] of(SampleTable table, SelectionParams params) {
    boolean needed = SelectionOptionsReader.needsValidation(params);
    boolean marked = params.isSet(params.validationIndicatorCol());
    boolean[] rows = marked ? table.marked() : needed ? draw(table, params) : new boolean[table.labels().length];
    if (needed && count(rows) == 0) {
      throw new InputException(marked
          ? "the validation indicator column '" + params.getValidationIndicatorCol() + "' is true for none of the " + rows.length
              + " rows, and " + user(params) + " needs some; mark rows or choose another."
          : "none of the " + rows.length + " rows is left for validation, because no class has 3 of them, and " + user(params)
              + " needs some; set validationIndicatorCol or choose another.");
    }
    return rows;
  }

  private static String user(SelectionParams params) {
    return SelectionOptionsReader.mode(params).needsValidation() ? "selectionMode '" + params.getSelectionMode() + "'"
        : "relaxation '" + params.getRelaxation() + "'";
  }

  /** By class and by group; classes of fewer than 3 rows only train. Depends on the rows and the seed, not on their order. */
  private static boolean[] draw(SampleTable table, SelectionParams params) {
    double share = params.getValidationFraction();
    SplitOptions options = SplitOptions.defaults().withFractions(1 - share, share, 0).withSeed(params.getSeed())
        .withRareClasses(RareClasses.TRAIN).withLabelColumn(params.getLabelCol());
    List<String> labels = Arrays.stream(table.labels()).mapToObj(label -> table.classes().names()[label]).toList();
    Splits splits = Splits.draw(table.names(), labels, table.groups(), options);
    boolean[] rows = new boolean[labels.size()];
    for (int k = 0; k < rows.length; k++) {
      rows[k] = splits.of(k) == Split.DEV;
    }
    return rows;
  }

  private static int count(boolean[] rows) {
    int count = 0;
    for (boolean row : rows) {
      count += row ? 1 : 0;
    }
    return count;
  }
}
