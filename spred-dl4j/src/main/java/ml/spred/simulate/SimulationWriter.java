package ml.spred.simulate;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import ml.spred.expression.ExpressionSet;

/** Writes a table as CSV or as a GEO DataSet, and the truth about its genes. All text is UTF-8 with line feeds. */
public final class SimulationWriter {

  private SimulationWriter() {
  }

  /** A gzip stream as text; Java writes no time into it, so equal text gives equal bytes. */
  public static Writer gzip(OutputStream out) throws IOException {
    return new OutputStreamWriter(new GZIPOutputStream(out), StandardCharsets.UTF_8);
  }

  /** CSV with the columns sample, the label and group columns, and the features. */
  public static void writeCsv(ExpressionSet set, Writer out) throws IOException {
    CsvWriter csv = csv(out);
    List<String> header = new ArrayList<>(List.of("sample"));
    header.addAll(set.columns().keySet());
    header.addAll(set.featureNames());
    csv.writeRecord(header);
    for (int sample = 0; sample < set.numSamples(); sample++) {
      List<String> record = new ArrayList<>(List.of(set.sampleNames().get(sample)));
      for (List<String> column : set.columns().values()) {
        record.add(column.get(sample) == null ? "" : column.get(sample));
      }
      for (double value : set.values(sample)) {
        record.add(number(value, ""));
      }
      csv.writeRecord(record);
    }
    csv.flush();
  }

  /** GEO DataSet SOFT: each column becomes a subset type. */
  public static void writeSoft(ExpressionSet set, String accession, Writer out) throws IOException {
    writeDataSet(set, accession, out);
    int number = 0;
    for (Map.Entry<String, List<String>> column : set.columns().entrySet()) {
      for (Map.Entry<String, List<String>> subset : subsets(set, column.getValue()).entrySet()) {
        number++;
        lines(out, "^SUBSET = " + accession + "_" + number, "!subset_dataset_id = " + accession,
            "!subset_description = " + subset.getKey(), "!subset_sample_id = " + String.join(",", subset.getValue()),
            "!subset_type = " + column.getKey());
      }
    }
    writeTable(set, accession, out);
    out.flush();
  }

  /** The truth: which gene carries what, how strongly (log2), in which value of its column, and its block of correlated genes. */
  public static void writeTruth(List<Gene> genes, Writer out) throws IOException {
    CsvWriter csv = csv(out);
    csv.writeRecord("feature", "role", "effect", "block", "value");
    for (Gene gene : genes) {
      csv.writeRecord(gene.name(), gene.role().spelling(), String.format(Locale.ROOT, "%.3f", gene.effect()),
          Integer.toString(gene.block()), gene.value());
    }
    csv.flush();
  }

  // The caller closes the writer.
  @SuppressWarnings("resource")
  private static CsvWriter csv(Writer out) {
    return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
  }

  private static void writeDataSet(ExpressionSet set, String accession, Writer out) throws IOException {
    lines(out, "^DATABASE = Geo", "!Database_name = simulated, not part of Gene Expression Omnibus", "^DATASET = " + accession,
        "!dataset_title = " + set.title(), "!dataset_type = Expression profiling by array",
        "!dataset_feature_count = " + set.numFeatures(), "!dataset_channel_count = 1",
        "!dataset_sample_count = " + set.numSamples(), "!dataset_value_type = count");
  }

  private static Map<String, List<String>> subsets(ExpressionSet set, List<String> column) {
    Map<String, List<String>> subsets = new LinkedHashMap<>();
    for (int sample = 0; sample < column.size(); sample++) {
      if (column.get(sample) != null) {
        subsets.computeIfAbsent(column.get(sample), value -> new ArrayList<>()).add(set.sampleNames().get(sample));
      }
    }
    return subsets;
  }

  private static void writeTable(ExpressionSet set, String accession, Writer out) throws IOException {
    lines(out, "^DATASET = " + accession, "#ID_REF = Platform reference identifier", "#IDENTIFIER = identifier");
    for (String sample : set.sampleNames()) {
      lines(out, "#" + sample + " = Value for " + sample + ": simulated");
    }
    lines(out, "!dataset_table_begin", "ID_REF\tIDENTIFIER\t" + String.join("\t", set.sampleNames()));
    for (int feature = 0; feature < set.numFeatures(); feature++) {
      StringBuilder row = new StringBuilder(set.featureNames().get(feature)).append('\t').append(set.annotations().get(feature));
      for (int sample = 0; sample < set.numSamples(); sample++) {
        row.append('\t').append(number(set.values(sample)[feature], "null"));
      }
      lines(out, row.toString());
    }
    lines(out, "!dataset_table_end");
  }

  private static void lines(Writer out, String... lines) throws IOException {
    for (String line : lines) {
      out.write(line);
      out.write('\n');
    }
  }

  private static String number(double value, String missing) {
    if (Double.isNaN(value)) {
      return missing;
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }
}
