package ml.spred.expression;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import ml.spred.InputException;

/**
 * Reads a GEO DataSet in SOFT, as published since 2004 (table between {@code !dataset_table_begin} and
 * {@code !dataset_table_end}) or in the layout of 2003 (lower-case entities, the table simply follows).
 */
final class SoftReader {
  private static final String TABLE_BEGIN = "!dataset_table_begin";
  private static final String TABLE_END = "!dataset_table_end";

  private final String source;
  private final ReadOptions options;
  private final SoftHeader header = new SoftHeader();
  private SoftTable table;
  private boolean begun;
  private boolean ended;
  private long lineNumber;

  private SoftReader(String source, ReadOptions options) {
    this.source = source;
    this.options = options;
  }

  static ExpressionSet read(Reader text, String source, ReadOptions options) {
    SoftReader reader = new SoftReader(source, options);
    reader.readLines(new BufferedReader(text, 1 << 16));
    reader.refuseIncomplete();
    return reader.build();
  }

  private void readLines(BufferedReader lines) {
    try {
      for (String line = lines.readLine(); line != null && !ended; line = lines.readLine()) {
        lineNumber++;
        accept(line);
      }
    } catch (IOException failure) {
      throw TextInput.unreadable(source, failure);
    }
  }

  private void accept(String line) {
    if (line.isEmpty()) {
      return;
    }
    char first = line.charAt(0);
    if (first == '^' || first == '!') {
      acceptHeader(line);
    } else if (first != '#' || table != null) {
      acceptTable(line);
    }
  }

  private void acceptHeader(String line) {
    String start = line.strip().toLowerCase(Locale.ROOT);
    begun |= start.equals(TABLE_BEGIN);
    ended |= start.equals(TABLE_END);
    header.accept(line);
  }

  private void acceptTable(String line) {
    if (table != null) {
      table.accept(line, lineNumber);
      return;
    }
    if (!line.regionMatches(true, 0, "ID_REF", 0, 6)) {
      throw new InputException(source + " line " + lineNumber + " begins with '" + line.substring(0, Math.min(20, line.length()))
          + "' where a GEO DataSet has a header or its table; give a DataSet file (GDS….soft.gz), or use --format csv or tsv.");
    }
    table = new SoftTable(source, line, header.listedSamples(), options);
  }

  private void refuseIncomplete() {
    if (!header.isDataSet()) {
      throw new InputException(source + " has no ^DATASET line, so it is no GEO DataSet; give a DataSet file (GDS….soft.gz), or a"
          + " CSV table with one row per sample.");
    }
    if (table == null || begun && !ended) {
      throw new InputException(source + " is cut short: it ends at line " + lineNumber + (table == null ? " before its table"
          : " without " + TABLE_END) + "; download it again.");
    }
  }

  private ExpressionSet build() {
    ExpressionSet.Builder builder = ExpressionSet.builder().source(source).format(ExpressionFormat.GEO_SOFT)
        .title(header.title()).samples(table.sampleNames()).features(table.featureNames()).annotations(table.annotations())
        .values(table.values());
    header.columns(table.sampleNames()).forEach(builder::column);
    noteMissingRows(builder);
    return builder.notes(table.notes()).notes(header.notes()).build();
  }

  private void noteMissingRows(ExpressionSet.Builder builder) {
    int found = table.featureNames().size();
    if (found < header.declaredFeatures()) {
      builder.note(String.format(Locale.ROOT, "The header declares %,d genes and the table has %,d: the file was shortened.",
          header.declaredFeatures(), found));
    }
  }
}
