package ml.spred.spark.job;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Wall seconds by phase, in the order of the phases. */
final class PhaseClock {
  private final long start = System.nanoTime();
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  /** Runs a phase; one that occurs twice adds up. */
  <T> T time(String phase, Supplier<T> work) {
    long begin = System.nanoTime();
    try {
      return work.get();
    } finally {
      seconds.merge(phase, (System.nanoTime() - begin) * 1e-9, Double::sum);
    }
  }

  /** The phases so far, and {@code total} since the clock was made. */
  Map<String, Double> seconds() {
    Map<String, Double> all = new LinkedHashMap<>();
    seconds.forEach((phase, value) -> all.put(phase, rounded(value)));
    all.put("total", rounded((System.nanoTime() - start) * 1e-9));
    return all;
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
