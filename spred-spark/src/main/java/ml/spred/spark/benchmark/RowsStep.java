package ml.spred.spark.benchmark;

import java.util.ArrayList;
import java.util.List;

/** Something that is done over all rows, and how long it took each time. */
final class RowsStep {
  private static final double NANOS = 1e9;

  private final String name;
  private final double bytes;
  private final double flops;
  private final Runnable work;
  private final List<Double> seconds = new ArrayList<>();

  /**
   * @param bytes that must be read; NaN where no single pass is meant
   * @param flops that must be done; NaN where no single pass is meant
   */
  RowsStep(String name, double bytes, double flops, Runnable work) {
    this.name = name;
    this.bytes = bytes;
    this.flops = flops;
    this.work = work;
  }

  void measure() {
    long start = System.nanoTime();
    work.run();
    seconds.add((System.nanoTime() - start) / NANOS);
  }

  String name() {
    return name;
  }

  double bytes() {
    return bytes;
  }

  double flops() {
    return flops;
  }

  double median() {
    double[] sorted = seconds.stream().mapToDouble(value -> value).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
