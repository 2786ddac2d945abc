package ml.spred.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import ml.spred.InputException;

/** The lines of a tab-separated table, each a gene with one value per sample, as GEO and GenePattern write them. */
public final class GeneTable {
  private final String source;
  private final Layout layout;
  private final GeneRows rows;
  private TextLines line;
  private boolean keepsRow;

  /**
   * Which field is what.
   *
   * @param sampleNames name of each sample
   * @param sampleOfField index of the sample whose value a field holds; {@link #NAME}, {@link #ANNOTATION} or
   *     {@link #LEFT_OUT} for others
   * @param remedy what to do about a line with fewer or more fields, for messages
   */
  public record Layout(List<String> sampleNames, int[] sampleOfField, String remedy) {
    /** A field that holds the gene's name. */
    public static final int NAME = -2;
    /** A field that holds the gene's second name. */
    public static final int ANNOTATION = -3;
    /** A field that is not used. */
    public static final int LEFT_OUT = -1;

    /** How many fields a line must have at least: those up to the last sample. */
    int neededFields() {
      int last = 0;
      for (int field = 0; field < sampleOfField.length; field++) {
        last = sampleOfField[field] >= 0 || sampleOfField[field] == NAME ? field : last;
      }
      return last + 1;
    }
  }

  /** An empty table. */
  public GeneTable(String source, Layout layout, ReadOptions options) {
    this.source = source;
    this.layout = layout;
    rows = new GeneRows(source, layout.sampleNames().size(), options);
  }

  /** The genes so far. */
  public GeneRows rows() {
    return rows;
  }

  /**
   * Takes a line of the table.
   *
   * @throws InputException where it has not the fields of the header, or a value is not a finite number
   */
  public void accept(TextLines text) {
    line = text;
    char[] characters = text.characters();
    int length = text.length();
    int field = 0;
    int start = 0;
    for (int end = 0; end <= length; end++) {
      if (end == length || characters[end] == '\t') {
        acceptField(field++, start, end);
        start = end + 1;
      }
    }
    checkFields(field);
  }

  private void acceptField(int field, int start, int end) {
    if (field >= layout.sampleOfField().length) {
      return;
    }
    int sample = layout.sampleOfField()[field];
    if (sample == Layout.NAME) {
      keepsRow = rows.begin(text(start, end), line.number());
    } else if (sample >= 0 && keepsRow) {
      rows.set(sample, number(field, start, end));
    } else if (sample == Layout.ANNOTATION && keepsRow) {
      String annotation = text(start, end);
      rows.annotate(NumberText.isMissing(annotation) || annotation.equals("--Control") ? "" : annotation);
    }
  }

  private String text(int start, int end) {
    return TextLines.unquoted(line.text(start, end).strip());
  }

  private double number(int field, int from, int to) {
    char[] characters = line.characters();
    boolean quoted = to - from > 1 && characters[from] == '"' && characters[to - 1] == '"';
    int start = quoted ? from + 1 : from;
    int end = quoted ? to - 1 : to;
    while (start < end && characters[start] == ' ') {
      start++;
    }
    while (end > start && characters[end - 1] == ' ') {
      end--;
    }
    if (NumberText.isMissing(characters, start, end - start)) {
      return Double.NaN;
    }
    double value = NumberText.parse(characters, start, end - start);
    if (Double.isFinite(value)) {
      return value;
    }
    throw badValue(field, value, line.text(start, end));
  }

  private InputException badValue(int field, double value, String found) {
    String what = Double.isNaN(value) ? "not a number" : "infinite or above 1.8e308";
    return new InputException(source + " line " + line.number() + ", column " + (field + 1) + " (gene '"
        + rows.names().get(rows.size() - 1) + "', sample '" + layout.sampleNames().get(layout.sampleOfField()[field])
        + "') holds '" + clip(found) + "', which is " + what + "; correct it, or write null if the value is missing.");
  }

  private static String clip(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  // Annotation fields at the end of a line may be dropped where they are empty, samples never.
  private void checkFields(int fields) {
    int expected = layout.sampleOfField().length;
    if (fields < layout.neededFields() || fields > expected) {
      throw new InputException(String.format(Locale.ROOT, "%s line %d has %,d fields where the table's header has %,d; %s.",
          source, line.number(), fields, expected, layout.remedy()));
    }
  }

  /** A layout in which every field is left out. */
  public static int[] leftOut(int fields) {
    int[] none = new int[fields];
    Arrays.fill(none, Layout.LEFT_OUT);
    return none;
  }
}
