package ml.spred.spark.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LassoExperimentsTest {
  private static final String SETTINGS = "\"settings\": {\"size\": 16, \"noise\": 0.1, \"seed\": 1, \"iterations\": 600, "
      + "\"every\": 100, \"thresholds\": [1e-6, 1e-12]}, \"grid\": [{\"method\": [%s], \"lambda\": [0.3, 2.3]}]";

  @TempDir Path directory;
  private ExperimentFixture fixture;

  @BeforeEach
  void begin() {
    fixture = new ExperimentFixture(directory, null);
  }

  /** The path has the zeros of the closed form at every strength and threshold, the subgradient none. */
  @Test
  void sparsityAgainstTheClosedForm() throws Exception {
    fixture.define("lasso-sparsity", String.format(SETTINGS, "\"closed-form\", \"path\", \"adam\", \"subgradient\""), "agreement",
        "naive");
    assertThat(fixture.run("lasso-sparsity")).isEqualTo(8);
    Results results = fixture.results("lasso-sparsity");
    Results exact = results.where("method", "closed-form");
    assertThat(Arrays.stream(exact.numbers("sparsity"))).hasSize(4).anyMatch(share -> share > 0.1 && share < 0.9);
    assertThat(results.where("method", "path").numbers("sparsity")).isEqualTo(exact.numbers("sparsity"));
    assertThat(Arrays.stream(results.where("method", "path").numbers("largest_error"))).allMatch(error -> error < 1e-10);
    assertThat(results.where("method", "adam").where("threshold", 1e-6).numbers("sparsity"))
        .isEqualTo(exact.where("threshold", 1e-6).numbers("sparsity"));
    assertThat(results.where("method", "subgradient").where("threshold", 1e-12).numbers("sparsity")).containsOnly(0);
    assertThat(fixture.page()).contains("path solver: off by at most 0;", "largest share of naive L1: 0");
    assertThat(fixture.picture("lasso-sparsity").getElementsByTagName("circle").getLength())
        .as("16 points and four in the legend").isEqualTo(20);
  }

  @Test
  void sharesGrowWithTheThreshold() throws Exception {
    fixture.define("lasso-thresholds", String.format(SETTINGS, "\"gradient-descent\", \"closed-form\""), "between");
    fixture.run("lasso-thresholds");
    Results trained = fixture.results("lasso-thresholds").where("method", "gradient-descent");
    assertThat(trained.where("threshold", 1e-12).mean("sparsity").mean())
        .isLessThanOrEqualTo(trained.where("threshold", 1e-6).mean("sparsity").mean());
    assertThat(fixture.page()).contains("closed form 0");
  }

  @Test
  void zerosAppearOverTheIterations() throws Exception {
    fixture.define("lasso-trajectory", String.format(SETTINGS, "\"adam\", \"subgradient\""), "reached");
    fixture.run("lasso-trajectory");
    Results adam = fixture.results("lasso-trajectory").where("method", "adam").where("lambda", 2.3).where("threshold", 1e-6);
    assertThat(adam.numbers("iteration")).containsExactly(100, 200, 300, 400, 500, 600);
    assertThat(adam.numbers("sparsity")[5]).isEqualTo(adam.numbers("final_sparsity")[5]).isGreaterThan(0.5);
    assertThat(fixture.page()).contains("lambda 2.3, naive L1, gradient descent: below 1.0E-6 after never (0 of ");
  }
}
