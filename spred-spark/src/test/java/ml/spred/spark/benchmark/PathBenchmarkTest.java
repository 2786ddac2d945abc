package ml.spred.spark.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathBenchmarkTest {
  private static final SpeedProblem PROBLEM = new SpeedProblem("tiny",
      FeatureMatrix.ofRows(new double[][] {{1, 2, 3}, {-1, 0.5, 4}}), new int[] {0, 1}, 2);

  @TempDir private Path directory;

  @Test
  void theObjectiveIsTheMeanCrossEntropyAndThePenalty() {
    PathObjective group = new PathObjective(PROBLEM, Form.GROUP);
    assertThat(group.of(PathObjective.Answer.empty(new double[2]), 3)).isCloseTo(Math.log(2), within(1e-15));
    PathObjective.Answer answer = new PathObjective.Answer(List.of(0), List.of(new double[] {3, -4}), new double[2]);
    // Logits 3, −4 of class 0 and −3, 4 of class 1: both samples lose log(1 + e⁻⁷).
    assertThat(group.of(answer, 0.5)).isCloseTo(Math.log1p(Math.exp(-7)) + 0.5 * 5, within(1e-12));
    assertThat(new PathObjective(PROBLEM, Form.ELEMENTWISE).of(answer, 0.5))
        .isCloseTo(Math.log1p(Math.exp(-7)) + 0.5 * 7, within(1e-12));
  }

  @Test
  void aProblemIsWrittenAsThePeersReadIt() throws IOException {
    PROBLEM.write(directory, new double[] {0.2, 0.1});
    ByteBuffer values = ByteBuffer.wrap(Files.readAllBytes(directory.resolve("x.f32"))).order(ByteOrder.LITTLE_ENDIAN);
    float[] read = new float[6];
    values.asFloatBuffer().get(read);
    assertThat(read).containsExactly(1, -1, 2, 0.5f, 3, 4);
    assertThat(Files.readAllBytes(directory.resolve("labels.i32"))).containsExactly(0, 0, 0, 0, 1, 0, 0, 0);
    assertThat(Files.readString(directory.resolve("problem.json"))).contains("\"numFeatures\":3").contains("\"lambdas\":[0.2,0.1]");
  }

  @Test
  void aSecondRunReplacesTheLinesOfItsMethodsAlone() throws IOException {
    SpeedFiles files = new SpeedFiles(directory, Form.GROUP);
    files.replace("tiny", List.of(run("spred", 1), run("glmnet", 4)));
    files.replace("tiny", List.of(run("spred", 2)));
    assertThat(Files.readAllLines(directory.resolve("path-speed.csv"))).hasSize(3);
    assertThat(Files.readString(directory.resolve("path-speed.md"))).contains("times spred's: glmnet 2.0.");
  }

  private static PathRun run(String method, double seconds) {
    return new PathRun("tiny", 2, 3, 2, 100, method, seconds, 5, 1e-7, 4);
  }

  @Test
  void spredsPathIsItsOwnBestAnswer() {
    SpeedProblem problem = SpeedProblem.simulated("small", 40, 60, 3);
    double[] lambdas = {0.3, 0.2, 0.1};
    PathMethod.Solved tight = new SpredPath(1, 1e-9, Form.GROUP).solve(problem, lambdas, 1);
    PathMethod.Solved loose = new SpredPath(1, 1e-3, Form.GROUP).solve(problem, lambdas, 1);
    PathObjective objective = new PathObjective(problem, Form.GROUP);
    for (int k = 0; k < lambdas.length; k++) {
      double best = objective.of(tight.answers().get(k), lambdas[k]);
      assertThat(objective.of(loose.answers().get(k), lambdas[k])).isBetween(best - 1e-12, best * (1 + 1e-3));
    }
  }
}
