package ml.spred.compute;

import org.nd4j.linalg.factory.Nd4j;

/**
 * The accelerator that the calling thread was granted, and whether it computes there. {@link Lanes} pass it on to their threads. A
 * thread that was granted none computes where the back end does.
 *
 * @param address as the one who granted it calls it, for example {@code 1}; null for none
 * @param isUsed whether arrays of the thread live there
 * @param note why it is not used; empty where it is
 */
public record Device(String address, boolean isUsed, String note) {
  private static final Device NONE = new Device(null, false, "");
  private static final ThreadLocal<Device> OF_THREAD = ThreadLocal.withInitial(() -> NONE);

  /** What binds threads to devices; tests record. */
  interface Accelerators {
    /** Devices of the back end; 0 where it computes on the CPU. */
    int count();

    void use(int device);

    /** Why the back end has no device; a clause. */
    String absence();
  }

  /** Those of ND4J. */
  private static final Accelerators ND4J = new Accelerators() {
    @Override
    public int count() {
      return Backend.isCpu() ? 0 : Nd4j.getAffinityManager().getNumberOfDevices();
    }

    @Override
    public void use(int device) {
      Nd4j.getAffinityManager().unsafeSetDevice(device);
    }

    @Override
    public String absence() {
      return CpuInPlaceOfCuda.reason().isEmpty() ? "this jar has no CUDA back end (profile cuda) or finds no driver, so the CPU computes"
          : CpuInPlaceOfCuda.reason();
    }
  };

  /**
   * Binds the calling thread, to be called before it makes its first array.
   *
   * @param address number of a device; null frees the thread
   */
  public static Device bind(String address) {
    return bind(address, ND4J);
  }

  static Device bind(String address, Accelerators accelerators) {
    Device device = address == null ? NONE : granted(address, accelerators);
    OF_THREAD.set(device);
    return device;
  }

  private static Device granted(String address, Accelerators accelerators) {
    int count = accelerators.count();
    if (count == 0) {
      return new Device(address, false, accelerators.absence());
    }
    if (!address.matches("\\d{1,4}") || Integer.parseInt(address) >= count) {
      return new Device(address, false, "its address is none of 0 to " + (count - 1) + ", so the back end's first device computes");
    }
    accelerators.use(Integer.parseInt(address));
    return new Device(address, true, "");
  }

  /** What the calling thread is bound to. */
  public static Device current() {
    return OF_THREAD.get();
  }

  /** Binds the calling thread as another one is. */
  void adopt() {
    if (isUsed) {
      bind(address);
    } else {
      OF_THREAD.set(this);
    }
  }

  /** For the record of a fit, for example {@code GPU 1}; empty where none was granted. */
  public String description() {
    return address == null ? "" : isUsed ? "GPU " + address : "GPU " + address + " granted, not used: " + note;
  }
}
