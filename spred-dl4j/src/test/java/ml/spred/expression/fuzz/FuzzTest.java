package ml.spred.expression.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged files of every format: a few hundred each, or 100,000 with {@code -Dspred.long=true}; {@code -Dspred.fuzz=N} gives
 * another number. Input number N is the same in every run.
 */
class FuzzTest {
  private static final int INPUTS = Integer.getInteger("spred.fuzz", Boolean.getBoolean("spred.long") ? 100_000 : 400);
  private static final long BOMB_BYTES = Boolean.getBoolean("spred.long") ? 1L << 30 : 1L << 26;

  static Stream<FuzzTarget> targets() {
    return FuzzTargets.all().stream();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void readsSoundInputs(FuzzTarget target) {
    // Not the real ones: some of them are refused for good reasons.
    assertThat(new Fuzzer(target).run(target.seeds().get(0)).sound()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("targets")
  void readsOrRefusesDamagedInputs(FuzzTarget target) {
    Fuzzer.Outcome outcome = new Fuzzer(target).run(INPUTS);
    assertThat(outcome.sound() + outcome.refused()).isEqualTo(INPUTS);
    // A harness that damages nothing, or everything, would find nothing.
    assertThat(outcome.sound()).isBetween(INPUTS / 50, INPUTS * 9 / 10);
    // The others are about the file as a whole: empty, cut short, not unpacked, nothing in it.
    assertThat(outcome.placed()).isGreaterThan(outcome.refused() / 4);
  }

  static Stream<FuzzTarget> packedTargets() {
    return targets().filter(target -> !target.binary());
  }

  @ParameterizedTest
  @MethodSource("packedTargets")
  void refusesFilesThatUnpackToFarMore(FuzzTarget target) {
    Map<String, byte[]> seed = target.seeds().get(0);
    for (String name : seed.keySet()) {
      byte[] start = seed.get(name);
      String text = new String(start, StandardCharsets.UTF_8);
      String line = text.lines().filter(any -> !any.startsWith("!") && !any.startsWith("^")).reduce((one, two) -> two).orElse("");
      for (String repeated : new String[] {"0", "x", "\n", "\"", line + "\n"}) {
        Map<String, byte[]> input = new TreeMap<>(seed);
        input.put(name, bomb(start, repeated));
        Fuzzer.Outcome outcome = new Fuzzer(target).run(input);
        assertThat(outcome.sound() + outcome.refused()).isEqualTo(1);
      }
    }
  }

  /** A small file that begins as the sound one does, and unpacks to 64 MB, or to a gigabyte in long runs. */
  private static byte[] bomb(byte[] start, String repeated) {
    byte[] block = repeated.repeat(1 + (1 << 16) / repeated.length()).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes, 1 << 16)) {
      out.write(start);
      for (long size = 0; size < BOMB_BYTES; size += block.length) {
        out.write(block);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return bytes.toByteArray();
  }
}
