package ml.spred.expression.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ml.spred.InputException;
import ml.spred.expression.NumberText;
import ml.spred.expression.ReadLimits;
import ml.spred.expression.ReadOptions;
import ml.spred.expression.UniqueNames;

/** Takes the fields of a table as they are parsed and turns them into rows of values without a string per value. */
final class TableHandler extends AbstractBaseCsvCallbackHandler<Boolean> {
  private final String source;
  private final ReadOptions options;
  private final ReadLimits limits;
  private final UniqueNames uniqueSamples;
  private final List<String> header = new ArrayList<>();
  private final List<String> sampleNames = new ArrayList<>();
  private final List<double[]> rows = new ArrayList<>();
  private ColumnPlan plan;
  private double[] row;
  private String[] texts;
  private String sample;

  /**
   * @param unnamed whether the header lacks a name for the column of samples
   */
  TableHandler(String source, boolean unnamed, ReadOptions options) {
    this.source = source;
    this.options = options;
    limits = new ReadLimits(source, options);
    uniqueSamples = new UniqueNames(source, "sample", options.duplicateSamples());
    if (unnamed) {
      header.add("");
    }
  }

  ColumnPlan plan() {
    return plan;
  }

  List<String> sampleNames() {
    return sampleNames;
  }

  List<double[]> rows() {
    return rows;
  }

  Optional<String> duplicateNote() {
    return uniqueSamples.note();
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    row = null;
  }

  @Override
  protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
    if (plan == null) {
      limits.checkFeatures(column);
      header.add(new String(buffer, offset, length).strip());
      return;
    }
    if (row == null) {
      beginRow();
    }
    if (column >= plan.kinds.length) {
      return;
    }
    switch (plan.kinds[column]) {
      case ColumnPlan.NUMERIC -> row[plan.slots[column]] = number(column, buffer, offset, length);
      case ColumnPlan.UNDECIDED -> decide(column, buffer, offset, length);
      case ColumnPlan.TEXT -> texts[column] = text(buffer, offset, length);
      case ColumnPlan.SAMPLE -> sample = new String(buffer, offset, length).strip();
      default -> { }
    }
  }

  private void beginRow() {
    limits.checkSamples(rows.size() + 1L);
    limits.checkCells(rows.size() + 1L, plan.slotCount());
    row = new double[plan.slotCount()];
  }

  private double number(int column, char[] buffer, int offset, int length) {
    if (NumberText.isMissing(buffer, offset, length)) {
      return Double.NaN;
    }
    double value = NumberText.parse(buffer, offset, length);
    if (Double.isFinite(value)) {
      return value;
    }
    throw badValue(column, new String(buffer, offset, length), value);
  }

  private InputException badValue(int column, String text, double value) {
    String place = source + " line " + getStartingLineNumber() + ", column '" + plan.names[column] + "'";
    if (Double.isNaN(value)) {
      return new InputException(place + " holds '" + text + "' where the rows before hold numbers; correct it, or name the column"
          + " with --label or --group if it is not a feature.");
    }
    return new InputException(place + " holds '" + text + "', which is infinite or above 1.8e308; replace it by a number, or"
        + " leave the field empty if the value is missing.");
  }

  private void decide(int column, char[] buffer, int offset, int length) {
    int slot = plan.slots[column];
    if (NumberText.isMissing(buffer, offset, length)) {
      row[slot] = Double.NaN;
      return;
    }
    double value = NumberText.parse(buffer, offset, length);
    if (Double.isNaN(value)) {
      plan.becomeText(column, rows.size());
      texts[column] = text(buffer, offset, length);
      return;
    }
    plan.kinds[column] = ColumnPlan.NUMERIC;
    row[slot] = number(column, buffer, offset, length);
  }

  private static String text(char[] buffer, int offset, int length) {
    String value = new String(buffer, offset, length).strip();
    return NumberText.isMissing(value) ? null : value;
  }

  @Override
  protected Boolean buildRecord() {
    if (getRecordType() != RecordType.DATA) {
      return false;
    }
    if (plan == null) {
      plan = new ColumnPlan(source, header, options);
      texts = new String[header.size()];
      return false;
    }
    checkFieldCount();
    keepRow();
    return true;
  }

  private void checkFieldCount() {
    int expected = plan.names.length;
    int found = getFieldCount();
    if (found == expected) {
      return;
    }
    throw new InputException(String.format(Locale.ROOT, "%s line %d has %,d fields where the header has %,d; correct the line.",
        source, getStartingLineNumber(), found, expected));
  }

  private void keepRow() {
    if (sample.isEmpty()) {
      throw new InputException(source + " line " + getStartingLineNumber() + " has no sample name in its first field; give one.");
    }
    if (uniqueSamples.accept(sample, "line", getStartingLineNumber()).isEmpty()) {
      return;
    }
    sampleNames.add(sample);
    plan.texts.forEach((column, values) -> values.add(texts[column]));
    rows.add(row);
    if (rows.size() == 1) {
      compact();
    }
  }

  /** Drops the slots of columns that turned out to be text; the first row settles nearly all of them. */
  void compact() {
    if (!plan.hasDeadSlots()) {
      return;
    }
    int[] old = plan.renumber();
    rows.replaceAll(wide -> {
      double[] narrow = new double[old.length];
      for (int slot = 0; slot < old.length; slot++) {
        narrow[slot] = wide[old[slot]];
      }
      return narrow;
    });
  }
}
