package ml.spred.spark.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A line of the table of rows. */
record RowsLine(List<String> fields) {
  private static final List<String> HEADER = List.of("rows", "features", "tasks", "step", "seconds", "ratio", "gigabytes", "gigaflops");
  /** Fields that say which problem it is. */
  private static final int PROBLEM = 3;
  private static final double GIGA = 1e9;

  static RowsLine of(int rows, int features, int tasks, RowsStep step, double plain) {
    return new RowsLine(List.of(Integer.toString(rows), Integer.toString(features), Integer.toString(tasks), step.name(),
        String.format(Locale.ROOT, "%.3f", step.median()), String.format(Locale.ROOT, "%.2f", step.median() / plain),
        giga(step.bytes()), giga(step.flops())));
  }

  private static String giga(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value / GIGA);
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
