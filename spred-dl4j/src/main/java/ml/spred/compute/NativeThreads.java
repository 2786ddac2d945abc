package ml.spred.compute;

import org.bytedeco.openblas.global.openblas;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * More than one native thread, until closed: for the training of networks, whose convolutions are too large for one core and
 * cannot be cut into {@link Lanes}. Everything else keeps to one ({@link Backend}).
 */
public final class NativeThreads implements AutoCloseable {
  private static volatile int given = 1;

  private NativeThreads() {}

  /**
   * Gives native operations of the calling thread this many threads, and OpenBLAS in the whole process. The last bits of a
   * result then depend on the number.
   *
   * @param count at least 1
   */
  public static NativeThreads of(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("the number of threads is " + count + ", it must be at least 1.");
    }
    set(count);
    return new NativeThreads();
  }

  /** Holds native operations of the calling thread to what was given, one by default. */
  public static void use() {
    Backend.require();
    if (given > 1) {
      NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(given);
    }
  }

  private static void set(int count) {
    given = count;
    use();
    if (Backend.isCpu()) {
      openblas.blas_set_num_threads(count);
    }
  }

  @Override
  public void close() {
    set(1);
  }
}
