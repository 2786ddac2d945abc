package ml.spred.expression.geo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import ml.spred.InputException;
import ml.spred.expression.ExpressionFormat;
import ml.spred.expression.ExpressionInput;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.FormatReader;
import ml.spred.expression.GeneTable;
import ml.spred.expression.ReadLimits;
import ml.spred.expression.ReadOptions;
import ml.spred.expression.TextLines;
import ml.spred.expression.UniqueNames;

/** Reads a GEO series matrix: lines about the series, lines about its samples side by side, and the table of genes. */
public final class SeriesMatrixReader implements FormatReader {

  /** For the service loader. */
  public SeriesMatrixReader() {
  }

  @Override
  public Set<ExpressionFormat> formats() {
    return Set.of(ExpressionFormat.GEO_SERIES_MATRIX);
  }

  @Override
  public ExpressionSet read(ExpressionInput input, ExpressionFormat format, ReadOptions options) {
    return new File(input, options).read();
  }

  /** A file that is being read. */
  private static final class File {
    private static final String TABLE_BEGIN = "!series_matrix_table_begin";
    private static final String TABLE_END = "!series_matrix_table_end";

    private final String source;
    private final ReadOptions options;
    private final TextLines lines;
    private final List<String> notes = new ArrayList<>();
    /** The lines about samples: key to the fields after it, in order. */
    private final List<Map.Entry<String, String[]>> attributes = new ArrayList<>();
    private long headerBytes;
    private String title = "";
    private String[] accessions;
    private GeneTable.Layout layout;
    private GeneTable table;
    private boolean ended;

    File(ExpressionInput input, ReadOptions options) {
      source = input.name();
      this.options = options;
      lines = new TextLines(input.stream(), source, options.limits());
    }

    ExpressionSet read() {
      while (table == null && lines.next()) {
        acceptHeader();
      }
      while (table != null && !ended && !options.samplesOnly() && lines.next()) {
        acceptRow();
      }
      refuseIncomplete();
      return build();
    }

    private void acceptHeader() {
      if (lines.isBlank()) {
        return;
      }
      if (lines.characters()[0] != '!') {
        throw new InputException(source + " line " + lines.number() + " begins with '"
            + lines.text(0, Math.min(20, lines.length())) + "' where a series matrix has lines that begin with '!' before "
            + TABLE_BEGIN + "; give a file as GEO publishes it (GSE…_series_matrix.txt.gz).");
      }
      String[] fields = lines.fields('\t');
      String key = fields[0].toLowerCase(Locale.ROOT);
      if (key.equals("!series_title") && fields.length > 1) {
        title = fields[1];
      } else if (key.equals("!sample_geo_accession")) {
        accessions = Arrays.copyOfRange(fields, 1, fields.length);
      } else if (key.startsWith("!sample_")) {
        new ReadLimits(source, options).checkHeader(attributes.size() + 1L, headerBytes += lines.length());
        attributes.add(Map.entry(key.substring("!sample_".length()), Arrays.copyOfRange(fields, 1, fields.length)));
      } else if (key.equals(TABLE_BEGIN)) {
        beginTable();
      }
    }

    private void beginTable() {
      if (!lines.next()) {
        return;
      }
      String[] fields = lines.fields('\t');
      int[] places = GeneTable.leftOut(fields.length);
      places[0] = GeneTable.Layout.NAME;
      List<String> names = new ArrayList<>();
      UniqueNames unique = new UniqueNames(source, "sample", options.duplicateSamples());
      for (int field = 1; field < fields.length; field++) {
        if (unique.accept(fields[field], "column", field + 1L).isPresent()) {
          places[field] = names.size();
          names.add(fields[field]);
        }
      }
      unique.note().ifPresent(notes::add);
      if (names.isEmpty()) {
        throw new InputException(source + " line " + lines.number() + " names no sample after '" + fields[0]
            + "'; the series has no table of values, as with sequencing data, so look for a supplementary file with counts.");
      }
      layout = new GeneTable.Layout(names, places, DataSetLayout.REMEDY);
      table = new GeneTable(source, layout, options);
    }

    private void acceptRow() {
      if (lines.length() > 0 && lines.characters()[0] == '!' && lines.text().strip().equalsIgnoreCase(TABLE_END)) {
        ended = true;
      } else if (!lines.isBlank()) {
        table.accept(lines);
      }
    }

    private void refuseIncomplete() {
      if (table == null || !ended && !options.samplesOnly()) {
        throw new InputException(source + " is cut short: it ends at line " + lines.number() + " without "
            + (table == null ? TABLE_BEGIN : TABLE_END) + "; download it again.");
      }
      if (table.rows().size() == 0 && !options.samplesOnly()) {
        throw new InputException(source + " has a table without a gene before line " + lines.number() + " (its header names "
            + layout.sampleNames().size() + " samples); sequencing series keep their counts in supplementary files, so download"
            + " those.");
      }
    }

    private ExpressionSet build() {
      ExpressionSet.Builder builder = ExpressionSet.builder().source(source).format(ExpressionFormat.GEO_SERIES_MATRIX)
          .title(title).samples(layout.sampleNames()).features(table.rows().names()).values(table.rows().values());
      columns().forEach(builder::column);
      table.rows().note().ifPresent(builder::note);
      return builder.notes(notes).build();
    }

    /** Values of a line about samples belong to the accessions in their line, and to the table's columns where there is none. */
    private Map<String, List<String>> columns() {
      Map<String, Integer> index = new HashMap<>();
      for (int sample = 0; sample < layout.sampleNames().size(); sample++) {
        index.put(layout.sampleNames().get(sample), sample);
      }
      String[] order = accessions == null ? layout.sampleNames().toArray(String[]::new) : accessions;
      SampleAttributes samples = new SampleAttributes(layout.sampleNames().size(), new ReadLimits(source, options));
      for (Map.Entry<String, String[]> attribute : attributes) {
        String[] values = attribute.getValue();
        for (int place = 0; place < Math.min(values.length, order.length); place++) {
          Integer sample = index.get(order[place]);
          if (sample != null) {
            samples.accept(sample, attribute.getKey(), values[place]);
          }
        }
      }
      return new LinkedHashMap<>(samples.columns());
    }
  }
}
