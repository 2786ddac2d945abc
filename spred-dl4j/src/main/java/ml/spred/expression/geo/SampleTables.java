package ml.spred.expression.geo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ml.spred.InputException;
import ml.spred.expression.NumberText;
import ml.spred.expression.ReadLimits;
import ml.spred.expression.ReadOptions;
import ml.spred.expression.TextLines;
import ml.spred.expression.UniqueNames;

/** The tables of samples, one after the other; genes are matched by name, whatever their order. */
final class SampleTables {
  private static final String END = "!sample_table_end";

  private final String source;
  private final ReadOptions options;
  private final ReadLimits limits;
  private final UniqueNames uniqueSamples;
  private final Map<String, Integer> genes = new HashMap<>();
  private final List<String> geneNames = new ArrayList<>();
  private final List<String> sampleNames = new ArrayList<>();
  /** Of each sample, as long as there were genes when its table ended. */
  private final List<double[]> rows = new ArrayList<>();
  private Optional<String> duplicateNote = Optional.empty();
  private double[] row;
  private int incomplete;

  SampleTables(String source, ReadOptions options) {
    this.source = source;
    this.options = options;
    limits = new ReadLimits(source, options);
    uniqueSamples = new UniqueNames(source, "sample", options.duplicateSamples());
  }

  /**
   * Reads the table that begins with the next line.
   *
   * @return whether it has a gene, and its sample was not read before
   */
  boolean read(String sample, TextLines lines) {
    if (!lines.next()) {
      throw cutShort(sample, lines);
    }
    int valueField = valueField(sample, lines);
    boolean kept = uniqueSamples.accept(sample, "line", lines.number()).isPresent();
    limits.checkSamples(rows.size() + 1L);
    row = new double[Math.max(geneNames.size(), 16)];
    Arrays.fill(row, Double.NaN);
    UniqueNames unique = new UniqueNames(source + " sample '" + sample + "'", "feature", options.duplicateFeatures());
    int found = 0;
    while (nextRow(sample, lines)) {
      found += acceptRow(sample, lines, valueField, unique) ? 1 : 0;
    }
    duplicateNote = duplicateNote.or(unique::note);
    if (!kept || found == 0) {
      return false;
    }
    incomplete += !rows.isEmpty() && found != genes.size() ? 1 : 0;
    sampleNames.add(sample);
    rows.add(Arrays.copyOf(row, geneNames.size()));
    return true;
  }

  private boolean nextRow(String sample, TextLines lines) {
    if (!lines.next()) {
      throw cutShort(sample, lines);
    }
    return !(lines.length() > 0 && lines.characters()[0] == '!' && lines.text().strip().equalsIgnoreCase(END));
  }

  private InputException cutShort(String sample, TextLines lines) {
    return new InputException(source + " is cut short: it ends at line " + lines.number() + " in the table of sample '" + sample
        + "', without " + END + "; download it again.");
  }

  private int valueField(String sample, TextLines lines) {
    List<String> fields = Arrays.asList(lines.fields('\t'));
    for (int field = 1; field < fields.size(); field++) {
      if (fields.get(field).equalsIgnoreCase(options.valueColumn())) {
        return field;
      }
    }
    throw new InputException(source + " line " + lines.number() + ": the table of sample '" + sample + "' has no column '"
        + options.valueColumn() + "' but " + String.join(", ", fields) + "; name the one with the values by --value-column.");
  }

  private boolean acceptRow(String sample, TextLines lines, int valueField, UniqueNames unique) {
    if (lines.isBlank()) {
      return false;
    }
    String[] fields = lines.text().split("\t", valueField + 2);
    if (fields.length <= valueField) {
      throw new InputException(String.format(Locale.ROOT,
          "%s line %d has %,d fields, and the value of sample '%s' is field %,d; %s.", source, lines.number(), fields.length,
          sample, valueField + 1, DataSetLayout.REMEDY));
    }
    Optional<String> gene = unique.accept(fields[0].strip(), "line", lines.number());
    if (gene.isEmpty()) {
      return false;
    }
    double value = number(sample, lines, gene.get(), fields[valueField].strip(), valueField);
    int place = place(gene.get());
    row[place] = value;
    return true;
  }

  private int place(String gene) {
    Integer known = genes.get(gene);
    if (known != null) {
      return known;
    }
    limits.checkFeatures(genes.size() + 1L);
    limits.checkCells(rows.size() + 1L, genes.size() + 1L);
    genes.put(gene, geneNames.size());
    geneNames.add(gene);
    if (geneNames.size() > row.length) {
      int filled = row.length;
      row = Arrays.copyOf(row, 2 * filled);
      Arrays.fill(row, filled, row.length, Double.NaN);
    }
    return geneNames.size() - 1;
  }

  private double number(String sample, TextLines lines, String gene, String text, int field) {
    if (NumberText.isMissing(text)) {
      return Double.NaN;
    }
    double value = NumberText.parse(text.toCharArray(), 0, text.length());
    if (Double.isFinite(value)) {
      return value;
    }
    throw new InputException(source + " line " + lines.number() + ", column " + (field + 1) + " (gene '" + gene + "', sample '"
        + sample + "') holds '" + text + "', which is " + (Double.isNaN(value) ? "not a number" : "infinite or above 1.8e308")
        + "; correct it, or write null if the value is missing.");
  }

  int size() {
    return rows.size();
  }

  List<String> sampleNames() {
    return sampleNames;
  }

  List<String> geneNames() {
    return geneNames;
  }

  /** The values {@code [samples, features]}: NaN where a sample's table lacks the gene. */
  double[][] values() {
    return rows.stream().map(begun -> {
      double[] full = Arrays.copyOf(begun, geneNames.size());
      Arrays.fill(full, begun.length, full.length, Double.NaN);
      return full;
    }).toArray(double[][]::new);
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    uniqueSamples.note().ifPresent(notes::add);
    duplicateNote.ifPresent(notes::add);
    if (incomplete > 0) {
      notes.add(incomplete + " samples have other genes than the ones before them; what a sample lacks is missing.");
    }
    return notes;
  }
}
