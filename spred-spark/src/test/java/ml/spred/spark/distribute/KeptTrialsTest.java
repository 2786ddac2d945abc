package ml.spred.spark.distribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import ml.spred.InputException;
import ml.spred.solver.Progress;
import ml.spred.spark.SparkTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTrialsTest {
  /** How often each setting ran; tasks of local mode share it. */
  private static final Map<Integer, Integer> RUNS = new ConcurrentHashMap<>();

  @TempDir Path directory;

  @BeforeEach
  void none() {
    RUNS.clear();
  }

  private List<Integer> run(double data, String fingerprint, List<Integer> settings, int broken) {
    return new Trials<>(SparkTest.context(), data, "kept").keptIn(directory.toString(), fingerprint)
        .run(settings, (value, setting, threads, progress) -> {
          RUNS.merge(setting, 1, Integer::sum);
          if (setting == broken) {
            throw new IllegalStateException("broken");
          }
          return (int) (value * setting);
        }, Progress.NONE);
  }

  @Test
  void finishedTrialsAreNotRunAgain() {
    assertThat(run(10, "ten", List.of(1, 2), -1)).containsExactly(10, 20);
    assertThat(run(10, "ten", List.of(3, 2, 1), -1)).containsExactly(30, 20, 10);
    assertThat(RUNS).isEqualTo(Map.of(1, 1, 2, 1, 3, 1));
  }

  @Test
  void aRunThatFailedKeepsWhatWasFinished() {
    assertThatThrownBy(() -> run(10, "ten", List.of(1, 2, 3, 4, 5, 6), 6)).isInstanceOf(TrialException.class);
    int finished = files().size();
    assertThat(finished).isBetween(1, 5);
    assertThat(run(10, "ten", List.of(1, 2, 3, 4, 5, 6), -1)).containsExactly(10, 20, 30, 40, 50, 60);
    assertThat(RUNS.entrySet().stream().filter(runs -> runs.getKey() != 6 && runs.getValue() == 1).count())
        .isGreaterThanOrEqualTo(finished);
  }

  @Test
  void otherDataHaveTrialsOfTheirOwn() {
    assertThat(run(10, "ten", List.of(1), -1)).containsExactly(10);
    assertThat(run(20, "twenty", List.of(1), -1)).containsExactly(20);
    assertThat(files()).hasSize(2).allMatch(name -> name.matches("trial-[0-9a-f]{32}"));
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    run(10, "ten", List.of(1), -1);
    String name = files().get(0);
    Files.write(directory.resolve(name), new byte[] {1, 2, 3});
    Files.deleteIfExists(directory.resolve("." + name + ".crc"));
    assertThatThrownBy(() -> run(10, "ten", List.of(1), -1)).isInstanceOf(InputException.class)
        .hasMessageContaining(name).hasMessageContaining("remove the file");
  }

  private List<String> files() {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(path -> path.getFileName().toString()).filter(name -> !name.startsWith(".")).sorted().toList();
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
