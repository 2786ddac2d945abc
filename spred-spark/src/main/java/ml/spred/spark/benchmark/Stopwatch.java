package ml.spred.spark.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/**
 * Seconds since it was made. What is given one thread is measured in processor seconds of that thread, which neither others on
 * the machine nor the compiler of the JVM lengthen; what is given more, by the clock.
 */
final class Stopwatch {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final LongSupplier clock;
  private final long start;

  /** @param threads of the work that is measured; 1 is the calling thread */
  Stopwatch(int threads) {
    clock = threads == 1 ? THREADS::getCurrentThreadCpuTime : System::nanoTime;
    start = clock.getAsLong();
  }

  double seconds() {
    return (clock.getAsLong() - start) / 1e9;
  }
}
