package ml.spred.spark.job;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory that this process has held. */
final class PeakMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String HIGH_WATER_MARK = "VmHWM:";

  private PeakMemory() {}

  /** Bytes, arrays outside the heap included; where the system does not tell, those of Java's own pools. */
  static long bytes() {
    try {
      return Files.readAllLines(STATUS).stream().filter(line -> line.startsWith(HIGH_WATER_MARK))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10).findFirst().orElseGet(PeakMemory::pools);
    } catch (IOException notLinux) {
      return pools();
    }
  }

  private static long pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream().map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(MemoryUsage::getUsed).sum();
  }
}
