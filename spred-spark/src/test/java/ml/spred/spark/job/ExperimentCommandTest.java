package ml.spred.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ml.spred.spark.experiment.Experiment;
import ml.spred.spark.experiment.Experiments;
import org.junit.jupiter.api.Test;

/** {@code spred experiment}, with the definitions of the repository. */
class ExperimentCommandTest extends CommandLineTest {
  private static final String DEFINITIONS = Path.of("..", "data", "experiments").toString();

  @Test
  void listsAllOfThem() {
    Result result = spred("experiment", "list", "--definitions", DEFINITIONS);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out().lines()).hasSize(Experiments.all().size());
    assertThat(result.out()).contains(Experiments.all().stream().map(Experiment::name).toList());
  }

  /** The cheapest one as it is, at its small scale, and again. */
  @Test
  void runsOneAndDoesNotRepeatIt() throws IOException {
    Result first = spred("experiment", "run", "landscape", "--definitions", DEFINITIONS, "--output", output().toString());
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out()).contains("landscape", "2 cells in ", "landscape-small.csv");
    try (var files = Files.list(output())) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("landscape-small.csv",
          "landscape-small.svg", "experiments.md");
    }
    assertThat(Files.readString(output().resolve("experiments.md"))).contains("c = 1.5: 100 of 100 starts");
    assertThat(spred("experiment", "run", "landscape", "--definitions", DEFINITIONS, "--output", output().toString()).out())
        .contains("0 cells in ");
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(spred("experiment", "run",
        "landscapes").err()).contains("There is no experiment 'landscapes'; choose among landscape, ");
    assertThat(spred("experiment", "run").err()).contains("name an experiment, or say --all.");
    assertThat(spred("experiment", "run", "--all", "landscape").err()).contains("leave the names out");
    assertThat(spred("experiment", "run", "landscape", "--scale", "large").err()).contains("choose small, medium or full");
    assertThat(spred("experiment").err()).contains("A command is missing: list or run.");
    Result missing = spred("experiment", "run", "weights", "--definitions", DEFINITIONS, "--output", output().toString());
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains("--data is missing; give the folder that holds images/");
  }
}
