package ml.spred.spark.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A line of the table of rows. */
record RowsLine(List<String> fields) {
  private static final List<String> HEADER = List.of("rows", "features", "tasks", "step", "seconds", "ratio",
      "processor seconds", "processor ratio", "gigabytes", "gigaflops");
  /** Fields that say which problem it is. */
  private static final int PROBLEM = 3;
  private static final double GIGA = 1e9;

  /** @param plain the step that ratios are to */
  static RowsLine of(int rows, int features, int tasks, RowsStep step, RowsStep plain) {
    return new RowsLine(List.of(Integer.toString(rows), Integer.toString(features), Integer.toString(tasks), step.name(),
        text("%.3f", step.seconds()), text("%.2f", step.seconds() / plain.seconds()),
        text("%.3f", step.processorSeconds()), text("%.2f", step.processorSeconds() / plain.processorSeconds()),
        text("%.2f", step.bytes() / GIGA), text("%.2f", step.flops() / GIGA)));
  }

  private static String text(String format, double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
  }

  /** Writes the lines of a problem in place of older ones; those of other problems stay. */
  static void replace(Path file, List<RowsLine> lines) {
    List<List<String>> all = new ArrayList<>(CsvFile.read(file, field -> HEADER.stream().map(field).toList()));
    List<String> problem = lines.get(0).fields.subList(0, PROBLEM);
    all.removeIf(line -> line.subList(0, PROBLEM).equals(problem));
    lines.forEach(line -> all.add(line.fields));
    CsvFile.replace(file, HEADER, all);
  }
}
