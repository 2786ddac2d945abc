package ml.spred.compute;

import org.bytedeco.javacpp.DoublePointer;

/** Native memory that grows when more is asked for and is used again and again; what it held is lost when it grows. */
public final class NativeDoubles {
  private DoublePointer memory = new DoublePointer(1);

  /** Room for that many values. */
  public DoublePointer room(long length) {
    if (memory.capacity() < length) {
      memory.close();
      memory = new DoublePointer(length + length / 2);
    }
    return memory.position(0);
  }

  /** The memory as it is. */
  public DoublePointer memory() {
    return memory.position(0);
  }

  /** Copies values in, at the start. */
  public DoublePointer put(double[] values) {
    return room(values.length).put(values, 0, values.length);
  }

  /** Copies values out, from the start. */
  public void get(double[] values) {
    memory.position(0).get(values, 0, values.length);
  }
}
