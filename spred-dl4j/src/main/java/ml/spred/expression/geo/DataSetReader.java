package ml.spred.expression.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ml.spred.InputException;
import ml.spred.expression.ExpressionFormat;
import ml.spred.expression.ExpressionInput;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.GeneRows;
import ml.spred.expression.GeneTable;
import ml.spred.expression.ReadLimits;
import ml.spred.expression.ReadOptions;
import ml.spred.expression.TextLines;

/**
 * Reads a GEO DataSet in SOFT, as published since 2004 (table between {@code !dataset_table_begin} and
 * {@code !dataset_table_end}) or in the layout of 2003 (lower-case entities, the table simply follows).
 */
final class DataSetReader {
  private static final String TABLE_BEGIN = "!dataset_table_begin";
  private static final String TABLE_END = "!dataset_table_end";

  private final String source;
  private final ReadOptions options;
  private final ReadLimits limits;
  private final TextLines lines;
  private final DataSetHeader header = new DataSetHeader();
  private final List<String> notes = new ArrayList<>();
  private GeneTable.Layout layout;
  private GeneTable table;
  private long headerLines;
  private long headerBytes;
  private boolean begun;
  private boolean ended;

  DataSetReader(ExpressionInput input, ReadOptions options) {
    source = input.name();
    this.options = options;
    limits = new ReadLimits(source, options);
    lines = new TextLines(input.stream(), source, options.limits());
  }

  ExpressionSet read() {
    while (!ended && !isEnough() && lines.next()) {
      accept();
    }
    refuseIncomplete();
    return build();
  }

  private boolean isEnough() {
    return options.samplesOnly() && table != null;
  }

  private void accept() {
    if (lines.length() == 0) {
      return;
    }
    char first = lines.characters()[0];
    if (first == '^' || first == '!') {
      acceptHeader(lines.text());
    } else if (table != null) {
      table.accept(lines);
    } else if (first != '#') {
      beginTable();
    }
  }

  private void acceptHeader(String line) {
    String start = line.strip().toLowerCase(Locale.ROOT);
    begun |= start.equals(TABLE_BEGIN);
    ended |= start.equals(TABLE_END);
    limits.checkHeader(++headerLines, headerBytes += line.length());
    header.accept(line);
  }

  private void beginTable() {
    if (lines.length() < 6 || !lines.text(0, 6).equalsIgnoreCase("ID_REF")) {
      throw new InputException(source + " line " + lines.number() + " begins with '" + lines.text(0, Math.min(20, lines.length()))
          + "' where a GEO DataSet has a header or its table; give a DataSet file (GDS….soft.gz), or use --format csv or tsv.");
    }
    layout = DataSetLayout.of(source, lines.fields('\t'), header.listedSamples(), options, notes);
    table = new GeneTable(source, layout, options);
  }

  private void refuseIncomplete() {
    if (!header.isDataSet()) {
      throw new InputException(source + " has no ^DATASET line, so it is no GEO DataSet; give a DataSet file (GDS….soft.gz), or"
          + " a CSV table with one row per sample.");
    }
    if (table == null || begun && !ended && !isEnough()) {
      throw new InputException(source + " is cut short: it ends at line " + lines.number() + (table == null ? " before its table"
          : " without " + TABLE_END) + "; download it again.");
    }
  }

  private ExpressionSet build() {
    GeneRows rows = table.rows();
    ExpressionSet.Builder builder = ExpressionSet.builder().source(source).format(ExpressionFormat.GEO_SOFT)
        .title(header.title()).samples(layout.sampleNames()).features(rows.names()).annotations(rows.annotations())
        .values(rows.values());
    header.columns(layout.sampleNames()).forEach(builder::column);
    noteMissingRows(builder);
    rows.note().ifPresent(builder::note);
    return builder.notes(notes).notes(header.notes()).build();
  }

  private void noteMissingRows(ExpressionSet.Builder builder) {
    int found = table.rows().size();
    if (found < header.declaredFeatures() && !isEnough()) {
      builder.note(String.format(Locale.ROOT, "The header declares %,d genes and the table has %,d: the file was shortened.",
          header.declaredFeatures(), found));
    }
  }
}
