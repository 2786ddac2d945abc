package ml.spred.compute;

import java.util.List;
import org.nd4j.linalg.cpu.nativecpu.CpuBackend;

/**
 * The CPU back end, ahead of the CUDA one where that has no machine code for a GPU of this machine: it would load and then fail at its
 * first kernel. A service of ND4J, which asks the back ends by falling priority whether they are available.
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

  /** Why CUDA cannot serve these GPUs; empty where it can, or there are none. */
  static String reason(List<GpuCapability> gpus) {
    return gpus.stream().filter(gpu -> !gpu.isServed()).findFirst()
        .map(gpu -> "a GPU here has compute capability " + gpu + " and the CUDA back end serves 3.7 to 8.9, so the CPU computes")
        .orElse("");
  }

  /** Asked once, on first use. */
  private static final class Reason {
    static final String TEXT = hasCuda() ? reason(GpuCapability.ofThisMachine()) : "";

    private static boolean hasCuda() {
      return CpuInPlaceOfCuda.class.getClassLoader().getResource(CUDA.replace('.', '/') + ".class") != null;
    }
  }
}
