package ml.spred.spark.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import ml.spred.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccuracyFilesTest {
  @TempDir
  private Path directory;

  private static AccuracyRun run(int split, double strength) {
    return new AccuracyRun("a set, with a comma", "mllib-l1", split, 0.75, 0.5, 0.25, 1.5, 0.5, 12, strength, strength, 3.25);
  }

  @Test
  void whatIsAppendedIsReadBack() throws IOException {
    AccuracyFiles files = new AccuracyFiles(directory.resolve("new/results"));
    files.append(Method.MLLIB_L1, run(1, 0.125));
    files.append(Method.MLLIB_L1, run(2, Double.NaN));
    assertThat(files.runs(Method.MLLIB_L1)).containsExactly(run(1, 0.125), run(2, Double.NaN));
    assertThat(files.runs(Method.MAJORITY)).isEmpty();
    assertThat(Files.readAllLines(directory.resolve("new/results/accuracy-runs-mllib-l1.csv"))).hasSize(3)
        .first().isEqualTo(String.join(",", AccuracyRun.HEADER));
  }

  @Test
  void aTornLineIsNamed() throws IOException {
    AccuracyFiles files = new AccuracyFiles(directory);
    files.append(Method.MAJORITY, run(1, 0.5));
    Files.writeString(directory.resolve("accuracy-runs-majority.csv"), "alon,majority,1,0.", StandardOpenOption.APPEND);
    assertThatThrownBy(files::runs).isInstanceOf(InputException.class).hasMessageContaining("accuracy-runs-majority.csv")
        .hasMessageContaining("correct its last line");
  }

  @Test
  void setsAreReplacedByNameAndSortedByCost() {
    AccuracyFiles files = new AccuracyFiles(directory);
    SetFacts large = new SetFacts("large", "label", "", 100, 0, 5000, 2, 0.5);
    SetFacts small = new SetFacts("small", "age", "donor", 20, 3, 100, 2, 0.5);
    files.add(List.of(large));
    files.add(List.of(small, new SetFacts("large", "label", "", 100, 0, 6000, 2, 0.5)));
    assertThat(files.sets()).containsExactly(small, new SetFacts("large", "label", "", 100, 0, 6000, 2, 0.5));
  }

  @Test
  void summariesAreRebuilt() throws IOException {
    AccuracyFiles files = new AccuracyFiles(directory);
    files.add(List.of(new SetFacts("a set, with a comma", "label", "", 20, 0, 100, 2, 0.5)));
    files.append(Method.MLLIB_L1, run(1, 0.5));
    files.summarise();
    files.append(Method.MLLIB_L1, run(2, 0.5));
    files.summarise();
    assertThat(Files.readAllLines(directory.resolve("accuracy.csv"))).hasSize(2).last().asString()
        .startsWith("\"a set, with a comma\",20,100,2,0.5000,mllib-l1,2,0.7500,0.0000,");
    assertThat(directory.resolve("accuracy.md")).content().contains("75.0 ± 0.0");
  }
}
