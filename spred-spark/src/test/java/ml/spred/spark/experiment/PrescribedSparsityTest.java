package ml.spred.spark.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import ml.spred.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrescribedSparsityTest {
  private static final String DEFINITION = "\"settings\": {\"tolerance\": 0.05, \"mostSolves\": %d, \"start\": 1e-4, "
      + "\"hidden\": [24, 12], \"seriesLength\": 500, \"seriesRate\": 0.1, \"seriesEpochs\": 40, \"trainImages\": 160, "
      + "\"testImages\": 100, \"imageRate\": 0.05, \"imageEpochs\": 10}, \"grid\": [{\"task\": [%s], "
      + "\"search\": [\"single\", \"per-layer\"], \"penalty\": [\"l1\"], "
      + "\"activation\": [\"relu\"], \"target\": [0.5]}%s], \"seeds\": [1]";

  @TempDir Path directory;

  @Test
  void theTraceEndsWhereTheTargetIsMet() throws Exception {
    ImageFixture.write(directory);
    ExperimentFixture fixture = new ExperimentFixture(directory, directory).define("prescribed-sparsity",
        String.format(DEFINITION, 60, "\"mackey-glass\", \"digits\"", ""), "met", "error");
    assertThat(fixture.run("prescribed-sparsity")).isEqualTo(4);
    Results results = fixture.results("prescribed-sparsity");
    results.by("task").forEach((task, own) -> own.by("search").forEach((search, trace) -> {
      String[] met = trace.rows().stream().map(row -> row.get("met")).toArray(String[]::new);
      assertThat(met[met.length - 1]).as(task + " " + search).isEqualTo("true");
      assertThat(Arrays.copyOf(met, met.length - 1)).doesNotContain("true");
      String[] reached = trace.rows().get(met.length - 1).get("sparsity").split(" ");
      assertThat(reached).hasSize(search.equals("single") ? 1 : 3);
      for (String sparsity : reached) {
        assertThat(Double.parseDouble(sparsity)).isBetween(0.449, 0.551);
      }
    }));
    Results digits = results.where("task", "digits");
    assertThat(digits.numbers("dense_error")[0]).isLessThan(0.2);
    assertThat(digits.distinct("dense_error")).hasSize(1);
    assertThat(fixture.page()).contains("mackey-glass, single: 1 of 1 met, the last training off by at most 0.0");
    assertThat(fixture.picture("prescribed-sparsity").getElementsByTagName("circle").getLength())
        .as("the trainings, and the target's name in the legend").isEqualTo(results.rows().size() + 1);
  }

  @Test
  void otherPenaltiesAndActivationsAreSearchedToo() throws Exception {
    ExperimentFixture fixture = new ExperimentFixture(directory, null).define("prescribed-sparsity",
        String.format(DEFINITION, 30, "\"mackey-glass\"", ", {\"task\": [\"mackey-glass\"], \"search\": [\"single\"], "
            + "\"penalty\": [\"elastic-net\", \"group\", \"smooth-group\"], \"activation\": [\"relu\"], \"target\": [0.5]}, "
            + "{\"task\": [\"mackey-glass\"], \"search\": [\"single\"], \"penalty\": [\"l1\"], \"activation\": [\"tanh\"], "
            + "\"target\": [0.5]}"), "met", "error", "penalty", "activation");
    assertThat(fixture.run("prescribed-sparsity")).isEqualTo(6);
    Results others = fixture.results("prescribed-sparsity").where(row -> !row.get("penalty").equals("l1"));
    assertThat(others.by("penalty").keySet()).containsExactly("elastic-net", "group", "smooth-group");
    others.by("penalty").forEach((penalty, trace) -> {
      Map<String, String> end = trace.rows().get(trace.rows().size() - 1);
      assertThat(end.get("met")).as(penalty).isEqualTo("true");
      assertThat(Double.parseDouble(end.get("sparsity"))).isBetween(0.449, 0.551);
    });
    assertThat(fixture.page()).contains("mackey-glass, elastic-net, relu, target 0.5: met in ")
        .contains("mackey-glass, l1, tanh, target 0.5: met in ");
  }

  @Test
  void aTargetThatIsNotMetIsInTheResults() throws Exception {
    ExperimentFixture fixture = new ExperimentFixture(directory, null).define("prescribed-sparsity",
        String.format(DEFINITION, 1, "\"mackey-glass\"", ""), "met");
    fixture.run("prescribed-sparsity");
    assertThat(fixture.results("prescribed-sparsity").distinct("met")).containsExactly("false");
    assertThat(fixture.page()).contains("mackey-glass, per-layer: 0 of 1 met");
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    ExperimentFixture fixture = new ExperimentFixture(directory, null).define("prescribed-sparsity",
        String.format(DEFINITION, 1, "\"digits\"", ""));
    assertThatThrownBy(() -> fixture.run("prescribed-sparsity")).isInstanceOf(InputException.class)
        .hasMessageStartingWith("--data is missing; give the folder that holds images/");
  }
}
