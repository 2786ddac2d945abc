package ml.spred.spark.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import ml.spred.expression.ExpressionSet;
import ml.spred.split.Split;

/** Lines for the terminal: names on the left, values beside them. */
final class SummaryLines {
  static final int GENES_SHOWN = 10;
  private static final int NAME_WIDTH = 24;

  private final Fitted fitted;
  private final List<String> lines = new ArrayList<>();

  SummaryLines(Fitted fitted) {
    this.fitted = fitted;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  /** What was read, its classes and its split. */
  void addData() {
    Samples samples = fitted.samples();
    ExpressionSet set = samples.set();
    add("data", "%s: %,d samples, %,d genes%s", set.source(), set.numSamples(), fitted.genes().count(),
        samples.log2() ? ", log2 taken" : "");
    add("classes", "%s", samples.classes().stream()
        .map(name -> name + " " + samples.labels().stream().filter(name::equals).count()).collect(Collectors.joining(", ")));
    String drawn = fitted.request().data().splits == null
        ? "drawn with seed " + fitted.request().fit().seed : "from " + fitted.request().data().splits;
    add("split", "%d train, %d dev, %d test (%s)", samples.count(Split.TRAIN), samples.count(Split.DEV),
        samples.count(Split.TEST), drawn);
  }

  void add(String name, String format, Object... values) {
    lines.add(String.format(Locale.ROOT, "%-12s", name) + String.format(Locale.ROOT, format, values));
  }

  void addLine(String line) {
    lines.add(line);
  }

  void addBlank() {
    lines.add("");
  }

  String directory() {
    return fitted.request().output().output.replaceFirst("(?<=.)/+$", "");
  }

  /** Width of a column for these names. */
  static int width(List<String> names) {
    return Math.min(Math.max(names.stream().limit(GENES_SHOWN).mapToInt(String::length).max().orElse(0), 4), NAME_WIDTH);
  }

  static String clip(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }
}
