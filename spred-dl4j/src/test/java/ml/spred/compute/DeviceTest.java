package ml.spred.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeviceTest {
  /** Two devices that write down who was bound to them. */
  private static final class TwoDevices implements Device.Accelerators {
    final List<String> bound = new CopyOnWriteArrayList<>();

    @Override
    public int count() {
      return 2;
    }

    @Override
    public void use(int device) {
      bound.add(Thread.currentThread().getName() + " " + device);
    }

    @Override
    public String absence() {
      return "absent";
    }
  }

  private final TwoDevices two = new TwoDevices();

  @AfterEach
  void free() {
    Device.bind(null);
  }

  @Test
  void theThreadIsBoundToTheDeviceItWasGranted() {
    Device device = Device.bind("1", two);
    assertThat(two.bound).containsExactly(Thread.currentThread().getName() + " 1");
    assertThat(device).isEqualTo(Device.current());
    assertThat(device.description()).isEqualTo("GPU 1");
    assertThat(Backend.name()).endsWith("; GPU 1");
  }

  @Test
  void anAddressThatIsNoDeviceIsNotTakenForOne() {
    assertThat(Device.bind("2", two).isUsed()).isFalse();
    assertThat(Device.bind("GPU-8d6a", two).description()).contains("GPU GPU-8d6a granted, not used", "0 to 1");
    assertThat(two.bound).isEmpty();
  }

  @Test
  void withoutAGpuTheCpuComputesAndSaysSo() {
    Device.bind("0");
    assertThat(Backend.name()).startsWith("CpuBackend (").contains("GPU 0 granted, not used", "the CPU computes");
    Device.bind(null);
    assertThat(Backend.name()).doesNotContain("GPU");
  }

  @Test
  void lanesBelongToTheDeviceOfWhoMadeThem() {
    Device.bind("0");
    Set<String> addresses = ConcurrentHashMap.newKeySet();
    try (Lanes lanes = new Lanes(3)) {
      lanes.forEach(100, block -> addresses.add(String.valueOf(Device.current().address())));
    }
    assertThat(addresses).containsExactly("0");
  }

  @Test
  void cudaIsPassedOverWhereItHasNoMachineCode() {
    assertThat(CpuInPlaceOfCuda.reason(List.of(), true)).isEmpty();
    assertThat(CpuInPlaceOfCuda.reason(List.of(), false))
        .isEqualTo("this machine has no driver for an NVIDIA GPU, so the CPU computes");
    assertThat(CpuInPlaceOfCuda.reason(List.of(new GpuCapability(8, 6), new GpuCapability(7, 0)), true)).isEmpty();
    assertThat(CpuInPlaceOfCuda.reason(List.of(new GpuCapability(8, 0), new GpuCapability(9, 0)), true))
        .isEqualTo("a GPU here has compute capability 9.0 and the CUDA back end serves 3.7 to 8.9, so the CPU computes");
    assertThat(new GpuCapability(3, 5).isServed()).isFalse();
    assertThat(new GpuCapability(3, 7).isServed()).isTrue();
    assertThat(new GpuCapability(8, 9).isServed()).isTrue();
  }

  @Test
  void capabilitiesAreReadFromNvidiaSmi() {
    assertThat(GpuCapability.parse(" 8.6 ")).contains(new GpuCapability(8, 6));
    assertThat(GpuCapability.parse("Field \"compute_cap\" is not a valid field to query.")).isEmpty();
  }
}
