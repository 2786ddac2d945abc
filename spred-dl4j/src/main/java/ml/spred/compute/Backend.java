package ml.spred.compute;

import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.cpu.nativecpu.CpuBackend;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The ND4J back end of this JVM. Native libraries are held to one thread: which kernel OpenBLAS takes, and so the last bits of a
 * product, depends on its thread count. Cores are used by {@link Lanes} over fixed blocks instead, so results do not change.
 */
public final class Backend {
  /** Time between collections: at some hundred megabytes of arrays a second, about a gigabyte of garbage. */
  private static final int GC_WINDOW_MS = 4000;
  private static final AtomicLong LAST_COLLECTION = new AtomicLong(System.currentTimeMillis());
  private static final String CPU = "CpuBackend";
  private static final String NAME = start();

  private Backend() {}

  /** Loads the back end on the first call, and holds native operations of the calling thread to that thread. */
  public static void require() {
    // OpenMP keeps its number of threads for each thread that calls it; teams of two lanes would fight over the cores.
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
  }

  /**
   * To be called now and then in long loops: arrays outside the heap are freed when the collector finds their small handles, and
   * a large heap alone never gets it to look. Collects at most once in {@value #GC_WINDOW_MS} milliseconds.
   */
  public static void collectOccasionally() {
    long now = System.currentTimeMillis();
    long last = LAST_COLLECTION.get();
    if (now - last > GC_WINDOW_MS && LAST_COLLECTION.compareAndSet(last, now)) {
      System.gc();
    }
  }

  /** What computes, for example {@code CpuBackend (OpenBLAS)}, and what became of a device that the calling thread was granted. */
  public static String name() {
    String device = Device.current().description();
    String passedOver = device.isEmpty() ? CpuInPlaceOfCuda.reason() : device;
    return passedOver.isEmpty() ? NAME : NAME + "; " + passedOver;
  }

  /** Whether arrays live in the memory of this process, where OpenBLAS can work on them in place. */
  public static boolean isCpu() {
    return NAME.startsWith(CPU);
  }

  private static String start() {
    Nd4j.create(DataType.FLOAT, 1);
    if (!(Nd4j.getBackend() instanceof CpuBackend)) {
      return Nd4j.getBackend().getClass().getSimpleName();
    }
    openblas.blas_set_num_threads(1);
    return CPU + " (" + Nd4j.getExecutioner().getEnvironmentInformation().getProperty("blas.vendor") + ")";
  }
}
