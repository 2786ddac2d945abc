package ml.spred.spark.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Seconds of one method for one task.
 *
 * @param problem its name
 * @param task {@code 0.1}, {@code 0.01} (one strength, relative to the largest) or {@code path}
 * @param seconds the fastest of the repeats, by {@link Stopwatch}
 * @param gap the largest duality gap, relative to the objective
 * @param support features in at the last strength
 */
public record LassoRun(String problem, int samples, int features, double correlation, String task, String method, int threads,
    double seconds, int repeats, double gap, int support) {
  static final List<String> HEADER = List.of("problem", "samples", "features", "correlation", "task", "method", "threads",
      "seconds", "repeats", "gap", "support");

  static LassoRun parse(Function<String, String> cell) {
    return new LassoRun(cell.apply("problem"), Integer.parseInt(cell.apply("samples")), Integer.parseInt(cell.apply("features")),
        Double.parseDouble(cell.apply("correlation")), cell.apply("task"), cell.apply("method"),
        Integer.parseInt(cell.apply("threads")), Double.parseDouble(cell.apply("seconds")),
            Integer.parseInt(cell.apply("repeats")),
        Double.parseDouble(cell.apply("gap")), Integer.parseInt(cell.apply("support")));
  }

  List<String> fields() {
    return List.of(problem, String.valueOf(samples), String.valueOf(features), String.valueOf(correlation), task, method,
        String.valueOf(threads), String.format(Locale.ROOT, "%.6f", seconds), String.valueOf(repeats),
        String.format(Locale.ROOT, "%.1e", gap), String.valueOf(support));
  }
}
