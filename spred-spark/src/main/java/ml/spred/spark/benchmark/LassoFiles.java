package ml.spred.spark.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** {@code lasso.csv}, and {@code lasso.md}, which sums it up. */
final class LassoFiles {
  private final Path directory;

  LassoFiles(Path directory) {
    this.directory = directory;
  }

  /** Puts a problem's runs in the place of those that the same methods had with the same threads. */
  void replace(String problem, int threads, List<String> methods, List<LassoRun> runs) {
    Path file = directory.resolve("lasso.csv");
    List<LassoRun> all = new ArrayList<>(CsvFile.read(file, LassoRun::parse));
    all.removeIf(run -> run.problem().equals(problem) && run.threads() == threads && methods.contains(run.method()));
    all.addAll(runs);
    CsvFile.replace(file, LassoRun.HEADER, all.stream().map(LassoRun::fields).toList());
    CsvFile.replace(directory.resolve("lasso.md"), page(all));
  }

  /** A table for each number of threads: seconds with the gap, and geometric means of the ratios to spred. */
  static String page(List<LassoRun> runs) {
    StringBuilder text = new StringBuilder("# Seconds of the Lasso\n\nMade by `spred benchmark lasso`; in brackets the "
        + "largest duality gap"
        + " relative to the objective. Fastest of the repeats (`lasso.csv`), no intercept, nothing standardised, after a "
        + "warm-up: with one thread processor seconds (of MLlib, whose work is Spark's, by the clock), with more seconds by the"
        + " clock.\n");
    for (int threads : runs.stream().map(LassoRun::threads).sorted().distinct().toList()) {
      List<LassoRun> own = runs.stream().filter(run -> run.threads() == threads).toList();
      text.append("\n## ").append(threads).append(threads == 1 ? " thread\n\n" : " threads\n\n").append(table(own));
    }
    return text.toString();
  }

  private static String table(List<LassoRun> runs) {
    List<String> methods = runs.stream().map(LassoRun::method).distinct().toList();
    Map<String, Map<String, LassoRun>> cells = new LinkedHashMap<>();
    runs.forEach(run -> cells.computeIfAbsent(run.problem() + " | " + run.task(), key -> new LinkedHashMap<>())
        .put(run.method(), run));
    StringBuilder text = new StringBuilder("| problem | task | " + String.join(" | ", methods) + " |\n|---|---|"
        + "---|".repeat(methods.size()) + "\n");
    cells.forEach((key, row) -> {
      text.append("| ").append(key);
      methods.forEach(method -> text.append(" | ").append(cell(row.get(method))));
      text.append(" |\n");
    });
    text.append("| geometric mean of the ratio to spred | ");
    methods.forEach(method -> text.append(" | ").append(ratio(method, cells)));
    return text.append(" |\n\nThe fastest of the other libraries of each row takes ").append(String.format(Locale.ROOT, "%.2f",
        bestRatio(cells))).append(" times as long as spred, in the geometric mean.\n").toString();
  }

  /** The geometric mean over the rows of what the fastest other library takes relative to spred. */
  static double bestRatio(Map<String, Map<String, LassoRun>> cells) {
    return Math.exp(cells.values().stream().filter(row -> row.containsKey("spred")).mapToDouble(row -> Math.log(row.values()
        .stream()
        .filter(run -> run.method().startsWith("lasso-")).mapToDouble(LassoRun::seconds).min().orElse(Double.NaN)
        / row.get("spred").seconds())).filter(Double::isFinite).average().orElse(Double.NaN));
  }

  private static String cell(LassoRun run) {
    return run == null ? "–" : String.format(Locale.ROOT, "%.4f (%.0e)", run.seconds(), run.gap());
  }

  /** The geometric mean over the rows that have both; NaN where none has. */
  static double meanRatio(String method, Map<String, Map<String, LassoRun>> cells) {
    return Math.exp(cells.values().stream().filter(row -> row.containsKey(method) && row.containsKey("spred"))
        .mapToDouble(row -> Math.log(row.get(method).seconds() / row.get("spred").seconds())).average().orElse(Double.NaN));
  }

  private static String ratio(String method, Map<String, Map<String, LassoRun>> cells) {
    double ratio = meanRatio(Objects.requireNonNull(method), cells);
    return Double.isNaN(ratio) ? "–" : String.format(Locale.ROOT, "%.2f", ratio);
  }
}
