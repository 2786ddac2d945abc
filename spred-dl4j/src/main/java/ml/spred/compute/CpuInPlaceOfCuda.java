package ml.spred.compute;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.nd4j.linalg.cpu.nativecpu.CpuBackend;

/**
 * The CPU back end, ahead of the CUDA one where that cannot serve: on a GPU that it has no machine code for it would load and then fail
 * at its first kernel, and without a driver ND4J would show a stack trace before it takes the CPU. A service of ND4J, which asks the back ends by falling priority whether they are available.
 */
public final class CpuInPlaceOfCuda extends CpuBackend {
  private static final String CUDA = "org.nd4j.linalg.jcublas.JCublasBackend";

  @Override
  public int getPriority() {
    return BACKEND_PRIORITY_GPU + 1;
  }

  @Override
  public boolean isAvailable() {
    return !reason().isEmpty();
  }

  /** Why CUDA is passed over; empty where it is not. */
  static String reason() {
    return Reason.TEXT;
  }

  /**
   * Why CUDA cannot serve; empty where it may.
   *
   * @param gpus that are known; none may only mean that nobody could be asked
   * @param hasDriver whether there may be a driver
   */
  static String reason(List<GpuCapability> gpus, boolean hasDriver) {
    if (!hasDriver) {
      return "this machine has no driver for an NVIDIA GPU, so the CPU computes";
    }
    return gpus.stream().filter(gpu -> !gpu.isServed()).findFirst()
        .map(gpu -> "a GPU here has compute capability " + gpu + " and the CUDA back end serves 3.7 to 8.9, so the CPU computes")
        .orElse("");
  }

  /** Asked once, on first use. */
  private static final class Reason {
    static final String TEXT = hasCuda() ? reason(GpuCapability.ofThisMachine(), hasDriver()) : "";

    /** The driver shows itself in Linux as a device, in its guests under Windows as {@code dxg}; elsewhere nobody is asked. */
    private static boolean hasDriver() {
      return !System.getProperty("os.name").equals("Linux")
          || Stream.of("nvidiactl", "nvidia0", "dxg").anyMatch(name -> Files.exists(Path.of("/dev", name)));
    }

    private static boolean hasCuda() {
      return CpuInPlaceOfCuda.class.getClassLoader().getResource(CUDA.replace('.', '/') + ".class") != null;
    }
  }
}
