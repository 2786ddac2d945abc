package ml.spred.compute;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Gives native memory back at once: the garbage collector sees only the small objects that hold it, and lets gigabytes pile up. */
public final class Memory {
  private Memory() {}

  /** Releases arrays, and with them all views of them; null is passed over. */
  public static void release(INDArray... arrays) {
    for (INDArray array : arrays) {
      if (array != null && array.closeable()) {
        array.close();
      }
    }
  }
}
