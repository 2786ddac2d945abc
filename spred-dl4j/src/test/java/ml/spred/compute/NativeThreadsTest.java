package ml.spred.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nd4j.nativeblas.NativeOpsHolder;

class NativeThreadsTest {
  private static int openMpThreads() {
    return NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads();
  }

  @Test
  void moreThanOneUntilClosed() {
    NativeThreads.use();
    assertThat(openMpThreads()).isEqualTo(1);
    try (NativeThreads threads = NativeThreads.of(2)) {
      assertThat(openMpThreads()).isEqualTo(2);
      // Lanes stay with one each.
      Backend.require();
      assertThat(openMpThreads()).isEqualTo(1);
      NativeThreads.use();
      assertThat(openMpThreads()).isEqualTo(2);
    }
    assertThat(openMpThreads()).isEqualTo(1);
  }

  @Test
  void noThreadsAreRefused() {
    assertThatThrownBy(() -> NativeThreads.of(0)).hasMessageContaining("at least 1");
  }
}
