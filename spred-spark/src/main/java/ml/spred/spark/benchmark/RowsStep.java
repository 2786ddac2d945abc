package ml.spred.spark.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Something that is done over all rows, and what it took each time. */
final class RowsStep {
  private static final OperatingSystemMXBean MACHINE =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final double NANOS = 1e9;

  private final String name;
  private final double bytes;
  private final double flops;
  private final Runnable work;
  private final List<Double> seconds = new ArrayList<>();
  private final List<Double> processor = new ArrayList<>();

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
    long used = MACHINE.getProcessCpuTime();
    work.run();
    processor.add((MACHINE.getProcessCpuTime() - used) / NANOS);
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

  /** How often it was measured. */
  int repeats() {
    return seconds.size();
  }

  /** The median by the clock. */
  double seconds() {
    return median(seconds);
  }

  /** The median of what all threads of this process took. */
  double processorSeconds() {
    return median(processor);
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
