package ml.spred.expression.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.expression.GeneAnnotation;
import ml.spred.expression.GeneRows;
import ml.spred.expression.NameList;
import ml.spred.expression.NumberText;
import ml.spred.expression.ReadLimits;
import ml.spred.expression.ReadOptions;
import ml.spred.expression.UniqueNames;

/**
 * Takes the fields of a table whose lines are genes. A line of texts is a label column turned round; columns of texts describe
 * the genes.
 */
final class GeneRowHandler extends AbstractBaseCsvCallbackHandler<Boolean> {
  private static final int NAME = -2;
  private static final int ANNOTATION = -3;
  private static final int LEFT_OUT = -1;
  /** Numbers about genes that stand beside the samples' in the tables of counting programs. */
  private static final Set<String> ABOUT_GENES = Set.of("chr", "chrom", "chromosome", "start", "end", "strand", "length", "width",
      "gene_length", "genelength", "effective_length", "entrez", "entrezid", "entrez_id", "entrez_gene_id", "gene_biotype",
      "biotype", "description", "gene_description");

  private final String source;
  private final ReadOptions options;
  private final ReadLimits limits;
  private final Preview preview;
  private final List<String> header = new ArrayList<>();
  private final List<String> sampleNames = new ArrayList<>();
  private final Map<String, List<String>> columns = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private int[] places;
  private GeneRows rows;
  private String name;
  private String annotation;
  private double[] values;
  private String[] texts;
  /** Whether the line holds labels: unknown until its first value that is not missing. */
  private Boolean label;
  private boolean enough;

  GeneRowHandler(String source, Preview preview, ReadOptions options) {
    this.source = source;
    this.preview = preview;
    this.options = options;
    limits = new ReadLimits(source, options);
    if (preview.unnamed()) {
      header.add("");
    }
  }

  GeneRows rows() {
    return rows;
  }

  /** Whether a gene has come where only samples are asked for. */
  boolean isEnough() {
    return enough;
  }

  List<String> sampleNames() {
    return sampleNames;
  }

  Map<String, List<String>> columns() {
    return columns;
  }

  List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    if (rows != null) {
      rows.note().ifPresent(all::add);
    }
    return all;
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    label = null;
    name = "";
    annotation = "";
  }

  @Override
  protected void handleField(int field, char[] buffer, int offset, int length, boolean quoted) {
    if (places == null) {
      limits.checkSamples(field);
      header.add(new String(buffer, offset, length).strip());
      return;
    }
    if (field >= places.length) {
      return;
    }
    int place = places[field];
    if (place >= 0) {
      acceptValue(place, buffer, offset, length);
    } else if (place == NAME) {
      name = new String(buffer, offset, length).strip();
      label = options.labelColumns().contains(name) || name.equals(ColumnPlan.LABEL) ? Boolean.TRUE : null;
    } else if (place == ANNOTATION) {
      annotation = new String(buffer, offset, length).strip();
    }
  }

  private void acceptValue(int sample, char[] buffer, int offset, int length) {
    int from = offset;
    int to = offset + length;
    while (from < to && buffer[from] == ' ') {
      from++;
    }
    while (to > from && buffer[to - 1] == ' ') {
      to--;
    }
    if (NumberText.isMissing(buffer, from, to - from)) {
      values[sample] = Double.NaN;
      texts[sample] = null;
      return;
    }
    double value = Boolean.TRUE.equals(label) ? Double.NaN : NumberText.parse(buffer, from, to - from);
    boolean text = Double.isNaN(value);
    if (label == null) {
      label = text;
    }
    if (text != label || Double.isInfinite(value)) {
      throw badValue(sample, new String(buffer, from, to - from), value);
    }
    values[sample] = value;
    texts[sample] = text ? new String(buffer, from, to - from) : null;
  }

  private InputException badValue(int sample, String text, double value) {
    String place = source + " line " + getStartingLineNumber() + ", column '" + sampleNames.get(sample) + "' (row '" + name
        + "')";
    if (Double.isInfinite(value)) {
      return new InputException(place + " holds '" + text + "', which is infinite or above 1.8e308; replace it by a number, or"
          + " leave the field empty if the value is missing.");
    }
    return new InputException(place + " holds '" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "' where the"
        + " row " + (label ? "began with texts; name the row with --label or --group if it is a label"
            : "began with numbers; correct it")
        + ", or turn the table with --orientation samples-as-rows.");
  }

  @Override
  protected Boolean buildRecord() {
    if (getRecordType() != RecordType.DATA) {
      return false;
    }
    if (places == null) {
      plan();
      return false;
    }
    checkFieldCount();
    keep();
    return true;
  }

  private void checkFieldCount() {
    if (getFieldCount() != places.length) {
      throw new InputException(String.format(Locale.ROOT, "%s line %d has %,d fields where the header has %,d; correct the line.",
          source, getStartingLineNumber(), getFieldCount(), places.length));
    }
  }

  private void plan() {
    places = new int[header.size()];
    places[0] = NAME;
    List<String> about = new ArrayList<>();
    UniqueNames unique = new UniqueNames(source, "sample", options.duplicateSamples());
    for (int field = 1; field < places.length; field++) {
      String column = header.get(field);
      if (isAboutGenes(field)) {
        about.add(column);
        places[field] = LEFT_OUT;
        continue;
      }
      if (column.isBlank()) {
        throw new InputException(String.format(Locale.ROOT,
            "%s has no name for column %,d in its header line; give it one, or remove the column.", source, field + 1));
      }
      boolean kept = unique.accept(column, "column", field + 1L).isPresent();
      places[field] = kept ? sampleNames.size() : LEFT_OUT;
      if (kept) {
        sampleNames.add(column);
      }
    }
    unique.note().ifPresent(notes::add);
    planAnnotation(about);
    rows = new GeneRows(source, sampleNames.size(), options);
    values = new double[sampleNames.size()];
    texts = new String[sampleNames.size()];
  }

  /** Most cells are texts, though lines further down hold numbers in other columns; or the name is one of those that say so. */
  private boolean isAboutGenes(int field) {
    return ABOUT_GENES.contains(header.get(field).toLowerCase(Locale.ROOT)) || preview.isText(field) && !isLabelsOnly();
  }

  /** Whether the lines seen are labels only, so that texts say nothing about a column. */
  private boolean isLabelsOnly() {
    return IntStream.range(1, preview.header().size()).allMatch(preview::isText);
  }

  private void planAnnotation(List<String> about) {
    if (about.isEmpty()) {
      return;
    }
    int symbol = Math.max(GeneAnnotation.symbolColumn(about), 0);
    int field = header.subList(1, header.size()).indexOf(about.get(symbol)) + 1;
    boolean named = preview.isText(field);
    if (named) {
      places[field] = ANNOTATION;
    }
    List<String> rest = about.stream().filter(column -> !named || !column.equals(header.get(field))).toList();
    notes.add((named ? "Column '" + header.get(field) + "' is read as the second name of each gene" : "")
        + (rest.isEmpty() ? "" : (named ? "; left" : "Left") + " out, because they describe genes: " + NameList.of(rest)) + ".");
  }

  /** A line that holds one text and numbers otherwise is a gene with a slip in its first value, not a label. */
  private void refuseMostlyNumbers() {
    if (options.labelColumns().contains(name) || name.equals(ColumnPlan.LABEL)) {
      return;
    }
    List<String> present = Arrays.stream(texts).filter(Objects::nonNull).toList();
    if (2 * present.stream().filter(NumberText::isNumber).count() >= present.size()) {
      int sample = IntStream.range(0, texts.length).filter(place -> texts[place] != null && !NumberText.isNumber(texts[place]))
          .findFirst().orElseThrow();
      throw new InputException(source + " line " + getStartingLineNumber() + ", column '" + sampleNames.get(sample) + "' (row '"
          + name + "') holds '" + texts[sample] + "' and the row numbers otherwise; correct it, or name the row with --label or"
          + " --group if it is a label.");
    }
  }

  private void keep() {
    if (name.isEmpty()) {
      throw new InputException(source + " line " + getStartingLineNumber() + " has no name in its first field; give one.");
    }
    if (Boolean.TRUE.equals(label)) {
      refuseMostlyNumbers();
      columns.put(name, new ArrayList<>(Arrays.asList(texts)));
      return;
    }
    if (options.samplesOnly()) {
      enough = true;
      return;
    }
    if (!rows.begin(name, getStartingLineNumber())) {
      return;
    }
    for (int sample = 0; sample < values.length; sample++) {
      rows.set(sample, values[sample]);
    }
    if (!NumberText.isMissing(annotation)) {
      rows.annotate(annotation);
    }
  }
}
