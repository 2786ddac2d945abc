package ml.spred.spark.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import ml.spred.InputException;
import ml.spred.compress.CompressionMethod;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each experiment on networks, on images that a small network learns in a moment. */
class NetworkExperimentsTest {
  private static final String TASK = "\"tasks\": {\"columns\": {\"format\": \"mnist\", \"train\": 160, \"network\": \"mlp\", "
      + "\"hidden\": [20], \"batch\": 20, \"epochs\": %d, \"optimizer\": \"adam\", \"rate\": 0.02, \"schedule\": \"cosine\", "
      + "\"finetuneEpochs\": 3, \"threshold\": 0.01, \"methods\": {\"proximal-l1\": {\"optimizer\": \"sgd\", \"rate\": 0.3}}}}";

  @TempDir Path directory;
  private ExperimentFixture fixture;

  @BeforeEach
  void images() throws IOException {
    ImageFixture.write(directory);
    fixture = new ExperimentFixture(directory, directory);
  }

  private static String scale(int epochs, String settings, String grid) {
    return "\"settings\": {" + settings + String.format(TASK, epochs) + "}, \"grid\": [" + grid + "], \"seeds\": [1]";
  }

  @Test
  void compressionByEveryMethod() throws Exception {
    String amounts = String.join(", ", Arrays.stream(CompressionMethod.values())
        .map(method -> "{\"task\": \"columns\", \"method\": \""
        + method.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "\", \"amount\": "
        + (method.takesStrength() ? "[0.01]" : method == CompressionMethod.MAGNITUDE ? "[1, 8]" : "[8]") + "}").toList());
    fixture.define("compression", scale(10, "", amounts), "columns-dense", "columns-order");
    assertThat(fixture.run("compression")).isEqualTo(11);
    Results results = fixture.results("compression");
    assertThat(results.distinct("prunable")).containsExactly(String.valueOf(64 * 20 + 20 * 10));
    assertThat(results.where("method", "magnitude").numbers("ratio")).containsExactly(1, 8);
    assertThat(results.where("method", "spred").numbers("ratio")[0]).isGreaterThan(1.5);
    assertThat(results.where("method", "magnitude").where("amount", 1.0).mean("test_accuracy").mean()).isGreaterThan(0.8);
    assertThat(results.where("method", "spred").mean("test_accuracy").mean()).isGreaterThan(0.8);
    // Every point, and in the closer look the best ones again.
    assertThat(fixture.picture("compression").getElementsByTagName("circle").getLength()).isBetween(12, 22);
    assertThat(fixture.page()).contains("## compression, small");
  }

  @Test
  void aResultIsTheSameWhenItIsRunAgain() throws Exception {
    fixture.define("compression", scale(2, "", "{\"task\": \"columns\", \"method\": \"spred\", \"amount\": 0.001}"));
    fixture.run("compression");
    Map<String, String> first = fixture.results("compression").rows().get(0);
    fixture.run("compression", true);
    Map<String, String> second = fixture.results("compression").rows().get(0);
    first.remove("seconds");
    second.remove("seconds");
    assertThat(second).isEqualTo(first);
  }

  @Test
  void weightsWithThePairAreNearZeroMoreOften() throws Exception {
    fixture.define("weights", scale(20, "\"layers\": 1, ",
        "{\"task\": \"columns\", \"method\": [\"dense\", \"spred\"], \"kappa\": 0.01}"), "columns");
    fixture.run("weights");
    Results results = fixture.results("weights");
    assertThat(Arrays.stream(results.where("method", "dense").numbers("share")).sum()).isBetween(0.999, 1.001);
    assertThat(below(results.where("method", "spred"))).isGreaterThan(below(results.where("method", "dense")));
    assertThat(fixture.page()).contains("spred, kappa 0.01: ");
  }

  /** Share of the weights below 1e-3. */
  private static double below(Results results) {
    return results.where(row -> Math.abs(Results.number(row, "size") - 1e-3) < 1e-6).mean("share_below").mean();
  }

  @Test
  void decayKillsNodes() throws Exception {
    fixture.define("node-sparsity", scale(40, "",
        "{\"task\": \"columns\", \"activation\": [\"relu\", \"swish\"], \"decay\": [0, 0.05]}"), "relu", "linear");
    fixture.run("node-sparsity");
    Results relu = fixture.results("node-sparsity").where("activation", "relu");
    assertThat(relu.distinct("nodes")).containsExactly("20");
    assertThat(relu.where("decay", 0.0).numbers("dead_nodes")).containsExactly(0);
    assertThat(relu.where("decay", 0.05).numbers("weight_sparsity")[0]).isGreaterThan(relu.where("decay", 0.0).numbers(
        "weight_sparsity")[0]);
  }

  @Test
  void ticketsHaveTheSameZeros() throws Exception {
    fixture.define("lottery-ticket", scale(15, "", "{\"task\": \"columns\", \"kappa\": 0.01}"), "columns");
    fixture.run("lottery-ticket");
    Results results = fixture.results("lottery-ticket");
    assertThat(results.distinct("ticket")).containsExactly("finetuned", "rewound", "shuffled");
    assertThat(results.distinct("non_zero")).hasSize(1);
    assertThat(results.where("ticket", "rewound").mean("test_accuracy").mean()).isGreaterThan(0.5);
  }

  @Test
  void optimizersAreTunedAndPrunedToEachSparsity() throws Exception {
    fixture.define("optimizers", scale(6, "\"validation\": 0.25, \"chosenAt\": 0.5, \"sparsities\": [0, 0.5], \"kappa\": "
        + "{\"structured\": 1e-3, \"unstructured\": 1e-3}, \"rates\": {\"adamw\": [0.02, 1e-6], \"sgd\": [0.3]}, ",
        "{\"task\": \"columns\", \"optimizer\": [\"adamw\", \"sgd\"], \"structure\": [\"structured\", \"unstructured\"]}"),
        "structured-time", "rates");
    fixture.run("optimizers");
    Results results = fixture.results("optimizers");
    assertThat(results.where("optimizer", "adamw").distinct("rate")).containsExactly("0.02");
    Results structured = results.where("structure", "structured").where("optimizer", "sgd");
    assertThat(structured.where("sparsity", 0.5).numbers("ratio")[0]).isGreaterThanOrEqualTo(2);
    assertThat(structured.where("sparsity", 0.5).numbers("parameters")[0])
        .isLessThan(0.6 * structured.where("sparsity", 0.0).numbers("parameters")[0]);
    assertThat(results.where("structure", "unstructured").where("sparsity", 0.5).distinct("parameters"))
        .isEqualTo(results.where("structure", "unstructured").where("sparsity", 0.0).distinct("parameters"));
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    fixture.define("compression", scale(1, "", "{\"task\": \"columns\", \"method\": \"spread\", \"amount\": 1}"));
    assertThatThrownBy(() -> fixture.run("compression")).isInstanceOf(InputException.class)
        .hasMessageStartingWith("the method 'spread' of the grid is none of spred, naive-l1, ");
    ExperimentFixture without = new ExperimentFixture(directory, null);
    assertThatThrownBy(() -> without.run("compression")).isInstanceOf(InputException.class)
        .hasMessageStartingWith("--data is missing; give the folder that holds images/");
  }
}
