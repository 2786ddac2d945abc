package ml.spred.spark.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A line of the table of rows. */
record RowsLine(List<String> fields) {
  private static final List<String> HEADER = List.of("rows", "features", "tasks", "step", "repeats", "seconds", "ratio",
      "processor seconds", "processor ratio", "gigabytes", "gigaflops");
  /** Fields that say which problem and step it is. */
  private static final int KEY = 4;
  private static final double GIGA = 1e9;

  /** @param plain the step that ratios are to */
  static RowsLine of(int rows, int features, int tasks, RowsStep step, RowsStep plain) {
    return new RowsLine(List.of(Integer.toString(rows), Integer.toString(features), Integer.toString(tasks), step.name(),
        Integer.toString(step.repeats()), text("%.3f", step.seconds()), text("%.2f", step.seconds() / plain.seconds()),
        text("%.3f", step.processorSeconds()), text("%.2f", step.processorSeconds() / plain.processorSeconds()),
        text("%.2f", step.bytes() / GIGA), text("%.2f", step.flops() / GIGA)));
  }

  private static String text(String format, double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
  }

  /** Writes lines in place of older ones of the same problems and steps; all others stay. */
  static void replace(Path file, List<RowsLine> lines) {
    List<List<String>> all = new ArrayList<>(CsvFile.read(file, field -> HEADER.stream().map(field).toList()));
    all.removeIf(line -> lines.stream().anyMatch(other -> other.fields.subList(0, KEY).equals(line.subList(0, KEY))));
    lines.forEach(line -> all.add(line.fields));
    CsvFile.replace(file, HEADER, all);
  }
}
