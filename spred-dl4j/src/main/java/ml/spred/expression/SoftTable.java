package ml.spred.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import ml.spred.InputException;

/** The table of a GEO DataSet, genes as rows, gathered by samples as it comes. */
final class SoftTable {
  private static final int FIRST_CAPACITY = 1024;

  private final String source;
  private final ReadLimits limits;
  private final UniqueNames uniqueFeatures;
  private final List<String> sampleNames = new ArrayList<>();
  private final List<String> featureNames = new ArrayList<>();
  private final List<String> annotations = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  /** The sample of each field, or -1 where the field is not one. */
  private final int[] sampleOfField;
  private final int annotationField;
  private final int neededFields;
  private double[][] values;
  private char[] line = new char[1 << 12];
  private long lineNumber;
  private boolean keepsRow;

  SoftTable(String source, String headerLine, Set<String> listedSamples, ReadOptions options) {
    this.source = source;
    limits = new ReadLimits(source, options);
    uniqueFeatures = new UniqueNames(source, "feature", options.duplicateFeatures());
    String[] fields = headerLine.split("\t", -1);
    annotationField = fields.length > 1 && fields[1].equalsIgnoreCase("IDENTIFIER") ? 1 : -1;
    sampleOfField = new int[fields.length];
    neededFields = planFields(fields, listedSamples, options) + 1;
    values = new double[sampleNames.size()][FIRST_CAPACITY];
  }

  /** Returns the last field that is a sample. */
  private int planFields(String[] fields, Set<String> listedSamples, ReadOptions options) {
    UniqueNames unique = new UniqueNames(source, "sample", options.duplicateSamples());
    List<String> leftOut = new ArrayList<>();
    int last = -1;
    for (int field = 0; field < fields.length; field++) {
      sampleOfField[field] = -1;
      String name = fields[field].strip();
      if (!listedSamples.contains(name) && !name.matches("GSM\\d+")) {
        leftOut.add(name);
      } else if (unique.accept(name, "column", field + 1L).isPresent()) {
        sampleOfField[field] = sampleNames.size();
        sampleNames.add(name);
        last = field;
      }
    }
    unique.note().ifPresent(notes::add);
    noteLeftOut(leftOut.subList(Math.min(leftOut.size(), annotationField < 0 ? 1 : 2), leftOut.size()));
    limits.checkSamples(sampleNames.size());
    return requireSamples(last);
  }

  private void noteLeftOut(List<String> names) {
    if (!names.isEmpty()) {
      notes.add("Columns of the table that are not samples are left out: " + NameList.of(names) + ".");
    }
  }

  private int requireSamples(int lastSampleField) {
    if (sampleNames.isEmpty()) {
      throw new InputException(source + " has a table without samples: no column is named GSM… or listed in a subset;"
          + " give a GEO DataSet file, or a CSV table.");
    }
    return lastSampleField;
  }

  /** Takes a row of the table; the number of its line is for messages. */
  void accept(String text, long number) {
    lineNumber = number;
    int length = text.length();
    line = line.length < length ? new char[2 * length] : line;
    text.getChars(0, length, line, 0);
    int field = 0;
    int start = 0;
    for (int end = 0; end <= length; end++) {
      if (end == length || line[end] == '\t') {
        acceptField(field++, start, end - start);
        start = end + 1;
      }
    }
    finishRow(field);
  }

  private void acceptField(int field, int start, int length) {
    if (field == 0) {
      beginRow(new String(line, 0, length).strip());
    } else if (field < sampleOfField.length && sampleOfField[field] >= 0 && keepsRow) {
      values[sampleOfField[field]][featureNames.size() - 1] = number(field, start, length);
    } else if (field == annotationField && keepsRow) {
      annotations.add(new String(line, start, length).strip());
    }
  }

  private void beginRow(String name) {
    Optional<String> accepted = uniqueFeatures.accept(name, "line", lineNumber);
    keepsRow = accepted.isPresent();
    if (!keepsRow) {
      return;
    }
    limits.checkFeatures(featureNames.size() + 1L);
    limits.checkCells(sampleNames.size(), featureNames.size() + 1L);
    featureNames.add(accepted.get());
    if (featureNames.size() > values[0].length) {
      int capacity = 2 * values[0].length;
      Arrays.setAll(values, sample -> Arrays.copyOf(values[sample], capacity));
    }
  }

  private double number(int field, int start, int length) {
    if (NumberText.isMissing(line, start, length)) {
      return Double.NaN;
    }
    double value = NumberText.parse(line, start, length);
    if (Double.isFinite(value)) {
      return value;
    }
    String what = Double.isNaN(value) ? "not a number" : "infinite or above 1.8e308";
    throw new InputException(source + " line " + lineNumber + ", gene '" + featureNames.get(featureNames.size() - 1)
        + "', sample '" + sampleNames.get(sampleOfField[field]) + "' holds '" + new String(line, start, length)
        + "', which is " + what + "; correct it, or write null if the value is missing.");
  }

  // Full files may drop empty annotation fields at the end of a row, never samples.
  private void finishRow(int fields) {
    if (fields < neededFields || fields > sampleOfField.length) {
      throw new InputException(String.format(Locale.ROOT,
          "%s line %d has %,d fields where the table's header has %,d; the file is cut or altered there, so download it again.",
          source, lineNumber, fields, sampleOfField.length));
    }
  }

  List<String> sampleNames() {
    return sampleNames;
  }

  List<String> featureNames() {
    return featureNames;
  }

  List<String> annotations() {
    return annotationField < 0 ? null : annotations;
  }

  /** The values {@code [samples][features]}; the table takes no more rows afterwards. */
  double[][] values() {
    Arrays.setAll(values, sample -> Arrays.copyOf(values[sample], featureNames.size()));
    return values;
  }

  List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    uniqueFeatures.note().ifPresent(all::add);
    return all;
  }
}
