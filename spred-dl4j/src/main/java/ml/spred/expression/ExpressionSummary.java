package ml.spred.expression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a file holds and what it can be used for, for a person who sees it for the first time.
 *
 * @param set the table
 * @param statistics ranges and missing values
 * @param quantiles what the log2 rule looks at
 * @param columns the label and group columns in the order of the file
 */
public record ExpressionSummary(
    ExpressionSet set, FeatureStatistics statistics, Log2Rule.Quantiles quantiles, List<ColumnSummary> columns) {
  private static final int SHOWN_CLASSES = 12;
  private static final int SHOWN_GROUPS = 3;
  private static final int WIDTH = 100;

  /** Reads the values twice: once by feature, once for quantiles. */
  public static ExpressionSummary of(ExpressionSet set) {
    List<ColumnSummary> columns = new ArrayList<>();
    set.columns().forEach((name, values) -> columns.add(ColumnSummary.of(name, values)));
    return new ExpressionSummary(set, set.statistics(), Log2Rule.quantiles(set.rows()), List.copyOf(columns));
  }

  /** The column to try first as a label: the one with the fewest classes too small to split; empty where there is none. */
  public Optional<ColumnSummary> suggestedLabel() {
    return columns.stream().filter(ColumnSummary::canBeLabel)
        .min(Comparator.comparing(ColumnSummary::isOrigin).thenComparing(ColumnSummary::rareClasses));
  }

  /** As {@link #lines(String)} for a file that needs no more options. */
  public List<String> lines() {
    return lines("");
  }

  /**
   * The text, one element per line, at most about 100 characters wide.
   *
   * @param options with which the file was read, for the command that is proposed; "" for none
   */
  public List<String> lines(String options) {
    List<String> lines = new ArrayList<>();
    addTable(lines);
    addColumns(lines);
    for (String note : set.notes()) {
      lines.add("");
      lines.addAll(wrap("note: " + note));
    }
    lines.add("");
    lines.add(suggestedLabel().map(label -> example(label, options))
        .orElse("No column can be a label: a label needs two classes of " + ColumnSummary.MIN_CLASS_SIZE
            + " samples or more. More columns come from a sample sheet: --samples FILE."));
    return lines;
  }

  private void addTable(List<String> lines) {
    lines.add(field("file", set.source() + (set.format() == null ? "" : " (" + layout() + ")")));
    if (!set.title().isEmpty()) {
      lines.add(field("title", clip(set.title(), WIDTH - 12)));
    }
    lines.add(field("samples", count(set.numSamples()) + (set.isSparse() ? sparsity() : "")));
    lines.add(field("genes", count(set.numFeatures()) + annotated()));
    lines.add(field("values", range()));
    lines.add(field("missing", missing()));
    lines.add(field("constant", count(statistics.constant()) + " genes have one value throughout"));
    lines.add(field("log2", log2()));
  }

  private String layout() {
    return set.format().spelling() + (set.layout().isEmpty() ? "" : ", " + set.layout());
  }

  private String sparsity() {
    double share = 100.0 * set.sparse().entries() / Math.max(1.0, (double) set.numSamples() * set.numFeatures());
    return String.format(Locale.ROOT, " (kept sparse: %.2g %% of all values are not zero)", share);
  }

  private String annotated() {
    long named = set.annotations().stream().filter(annotation -> !annotation.isEmpty()).count();
    return named == 0 ? "" : " (" + count(named) + " with a gene symbol or another second name)";
  }

  private String range() {
    if (Double.isNaN(statistics.min())) {
      return "none";
    }
    return number(statistics.min()) + " to " + number(statistics.max()) + ", median " + number(quantiles.median())
        + ", 99 % below " + number(quantiles.q99());
  }

  private String missing() {
    if (statistics.missing() == 0) {
      return "none";
    }
    double share = 100.0 * statistics.missing() / ((double) set.numSamples() * set.numFeatures());
    return String.format(Locale.ROOT, "%,d (%.2g %% of all values), genes affected %,d, genes wholly missing %,d",
        statistics.missing(), share, statistics.incomplete(), statistics.absent());
  }

  private String log2() {
    return quantiles.log2Needed() ? "suggested: the values look like raw intensities"
        : "not needed: the values look log-transformed or scaled";
  }

  private void addColumns(List<String> lines) {
    List<ColumnSummary> useful = columns.stream().filter(column -> column.canBeLabel() || column.canBeGroup())
        .sorted(Comparator.comparing(column -> !column.canBeLabel())).toList();
    int nameWidth = useful.stream().mapToInt(column -> column.name().length()).max().orElse(0);
    if (!useful.isEmpty()) {
      lines.add("");
      lines.add("Columns that can be a label (--label) or a group (--group):");
    }
    for (ColumnSummary column : useful) {
      lines.add("");
      lines.add(clip("  " + pad(column.name(), Math.min(nameWidth, 40)) + "  " + pad(column.use(), 12) + "  "
          + contents(column), WIDTH));
      addClasses(lines, column);
    }
    addOthers(lines);
  }

  private void addOthers(List<String> lines) {
    List<ColumnSummary> others = columns.stream().filter(column -> !column.canBeLabel() && !column.canBeGroup()).toList();
    if (!others.isEmpty()) {
      lines.add("");
      lines.add("Columns that can be neither:");
    }
    others.forEach(column -> lines.add(clip("  " + column.name() + ": " + why(column), WIDTH)));
  }

  private static String why(ColumnSummary column) {
    List<String> values = List.copyOf(column.counts().keySet());
    if (values.size() < 2) {
      return values.isEmpty() ? "no value" : "'" + values.get(0) + "' throughout";
    }
    boolean different = values.size() == column.samples();
    return count(values.size()) + (different ? " values, all different" : " values") + ", such as '" + values.get(0) + "', '"
        + values.get(1) + "'";
  }

  private static String contents(ColumnSummary column) {
    String rare = column.canBeLabel() && column.rareClasses() > 0
        ? " (" + count(column.rareClasses()) + " of them below " + ColumnSummary.MIN_CLASS_SIZE + " samples)" : "";
    String text = count(column.counts().size()) + (column.canBeLabel() ? " classes" : " values") + rare + ", "
        + count(column.samples()) + " samples";
    return text + (column.missing() == 0 ? "" : ", " + count(column.missing()) + " missing");
  }

  private static void addClasses(List<String> lines, ColumnSummary column) {
    int shown = column.canBeLabel() ? SHOWN_CLASSES : SHOWN_GROUPS;
    for (Map.Entry<String, Integer> entry : column.counts().entrySet().stream().limit(shown).toList()) {
      lines.add(clip(String.format(Locale.ROOT, "%,10d  %s", entry.getValue(), entry.getKey()), WIDTH));
    }
    int more = column.counts().size() - shown;
    if (more > 0) {
      lines.add(String.format(Locale.ROOT, "%10s  … and %,d more", "", more));
    }
  }

  private String example(ColumnSummary label, String options) {
    String group = columns.stream().filter(column -> column.isOrigin() && column.canBeGroup() && column != label).findFirst()
        .map(column -> " --group " + quoted(column.name())).orElse("");
    String rare = label.rareClasses() > 0 ? " --rare-classes drop" : "";
    return "Try: spred select --input " + quoted(set.source()) + (options.isEmpty() ? "" : " " + options)
        + " --label " + quoted(label.name()) + group + rare
        + " --output out";
  }

  private static String quoted(String word) {
    return word.matches("[\\w./:-]+") ? word : '"' + word + '"';
  }

  private static String field(String name, String value) {
    return pad(name, 10) + "  " + value;
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String clip(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }

  private static List<String> wrap(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (line.length() + word.length() >= WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder("     ");
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15 || Math.abs(value) >= 1e4 && Math.abs(value) < 1e9;
    return whole ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%,.4g", value);
  }
}
