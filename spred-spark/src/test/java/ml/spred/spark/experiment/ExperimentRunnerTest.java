package ml.spred.spark.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ml.spred.InputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentRunnerTest {
  private static final String SETTINGS = "\"settings\": {\"kappa\": 0.5, \"points\": 5, \"reach\": 2, \"seed\": 1, "
      + "\"starts\": 3, \"rate\": 0.05, \"steps\": %d}, \"grid\": [{\"centre\": [0.2, 1.5, -1]}]";

  @TempDir Path directory;
  private ExperimentFixture fixture;

  @BeforeEach
  void define() throws IOException {
    fixture = new ExperimentFixture(directory, null).define("landscape", String.format(SETTINGS, 1000), "minima", "other");
  }

  @Test
  void writesRowsPictureAndPage() throws Exception {
    assertThat(fixture.run("landscape")).isEqualTo(3);
    Results results = fixture.results("landscape");
    assertThat(results.distinct("centre")).containsExactly("0.2", "1.5", "-1");
    assertThat(results.where("centre", 1.5).where("part", "minimum").numbers("v")).containsExactly(1, 1);
    assertThat(results.where("centre", -1).where("part", "descent").numbers("v"))
        .containsExactly(new double[] {-0.5, -0.5, -0.5}, within(1e-3));
    assertThat(fixture.picture("landscape").getElementsByTagName("circle").getLength())
        .as("12 points and one in the legend").isEqualTo(13);
    assertThat(fixture.page()).contains("## landscape, small", "| what\\|minima | 1 (there) | c = 0.2: v* = 0, ",
        "| what\\|other | 1 (there) | – | none |");
    Path definition = directory.resolve("landscape.json");
    Files.writeString(definition,
        Files.readString(definition).replace("other\", \"value\": \"1\"", "other\", \"value\": \"–\""));
    fixture.run("landscape");
    assertThat(fixture.page()).as("neither published nor measured").contains("what\\|minima").doesNotContain("what\\|other");
  }

  @Test
  void finishedCellsAreNotRunAgain() throws IOException {
    fixture.run("landscape");
    List<String> lines = Files.readAllLines(fixture.csv("landscape"));
    assertThat(fixture.run("landscape")).isZero();
    // As after a kill: the rows of one cell are missing.
    Files.write(fixture.csv("landscape"), lines.stream().filter(line -> !line.startsWith("1.5,")).toList());
    assertThat(fixture.run("landscape")).isEqualTo(1);
    assertThat(Files.readAllLines(fixture.csv("landscape"))).containsExactlyInAnyOrderElementsOf(lines);
    assertThat(fixture.results("landscape").distinct("centre")).containsExactly("0.2", "1.5", "-1");
  }

  @Test
  void resultsOfOtherSettingsAreNotMixed() throws IOException {
    fixture.run("landscape");
    fixture.define("landscape", String.format(SETTINGS, 2000));
    assertThatThrownBy(() -> fixture.run("landscape")).isInstanceOf(InputException.class)
        .hasMessageContaining("landscape-small.csv holds results of other settings").hasMessageContaining("--overwrite");
    assertThat(fixture.results("landscape").isEmpty()).isTrue();
    assertThat(fixture.run("landscape", true)).isEqualTo(3);
  }

  @Test
  void aCellThatIsRefusedLeavesTheOthersInTheResults() throws IOException {
    fixture.define("landscape", String.format(SETTINGS, 1000).replace("[0.2, 1.5, -1]", "[0.2, \"middle\", -1]"));
    assertThatThrownBy(() -> fixture.run("landscape")).isInstanceOf(InputException.class)
        .hasMessage("'centre' of the grid is 'middle', it must be a number.");
    assertThat(fixture.results("landscape").distinct("centre")).containsExactly("0.2", "-1");
  }
}
