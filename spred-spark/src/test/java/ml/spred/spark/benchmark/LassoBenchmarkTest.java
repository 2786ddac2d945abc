package ml.spred.spark.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ml.spred.spark.SparkTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LassoBenchmarkTest {
  @TempDir Path directory;

  private static LassoRun run(String method, String task, double seconds) {
    return new LassoRun("100x50-iid", 100, 50, 0, task, method, 1, seconds, 5, 1e-7, 3);
  }

  @Test
  void runsReplaceThoseOfTheSameMethodAndAreSummedUp() throws IOException {
    LassoFiles files = new LassoFiles(directory);
    files.replace("100x50-iid", 1, List.of("spred"), List.of(run("spred", "0.1", 1), run("spred", "path", 2)));
    files.replace("100x50-iid", 1, List.of("lasso-celer", "lasso-skglm"), List.of(run("lasso-celer", "0.1", 2),
        run("lasso-celer", "path", 16), run("lasso-skglm", "0.1", 8), run("lasso-skglm", "path", 4)));
    files.replace("100x50-iid", 1, List.of("spred"), List.of(run("spred", "0.1", 1), run("spred", "path", 2)));
    assertThat(Files.readAllLines(directory.resolve("lasso.csv"))).hasSize(7);
    String page = Files.readString(directory.resolve("lasso.md"));
    assertThat(page).contains("| 100x50-iid | 0.1 | 2.0000 (1e-07) | 8.0000 (1e-07) | 1.0000 (1e-07) |",
        "| geometric mean of the ratio to spred |  | 4.00 | 4.00 | 1.00 |",
        "The fastest of the other libraries of each row takes 2.00 times as long as spred");
  }

  @Test
  void severalOutputsAreOneProblemInGroupForm() {
    LassoProblem problem = LassoProblem.draw(20, 30, 0, 3);
    assertThat(problem.name()).isEqualTo("20x30x3-iid");
    double largest = problem.lambdaMax();
    assertThat(largest).isGreaterThan(problem.output(0).lambdaMax());
    List<LassoRun> runs = new SpredLassoRunner("spred", 1, 1e-6, 1).run(problem, List.of(
        new LassoProblem.Task("1.01", new double[] {1.01 * largest}),
        new LassoProblem.Task("0.9", new double[] {0.9 * largest})));
    assertThat(runs).extracting(LassoRun::support).first().isEqualTo(0);
    assertThat(runs.get(1).support()).isPositive();
    assertThat(runs.get(1).gap()).isLessThanOrEqualTo(1e-6);
  }

  @Test
  void mllibSolvesTheSameProblem() {
    LassoProblem problem = LassoProblem.draw(20, 30, 0, 3);
    LassoRun run = new MllibLassoRunner(SparkTest.session(), 1)
        .run(problem, List.of(new LassoProblem.Task("0.5", new double[] {0.5 * problem.lambdaMax()}))).get(0);
    assertThat(run.gap()).isBetween(-1e-12, 1e-3);
    assertThat(run.support()).isPositive();
  }

  @Test
  void thePathSolverIsMeasuredWithItsGap() {
    LassoProblem problem = LassoProblem.draw(20, 30, 0.9, 1);
    assertThat(problem.name()).isEqualTo("20x30-correlated");
    List<LassoRun> runs = new SpredLassoRunner("spred", 1, 1e-6, 1)
        .run(problem, List.of(new LassoProblem.Task("0.1", new double[] {0.1 * problem.lambdaMax()})));
    assertThat(runs).singleElement().satisfies(run -> {
      assertThat(run.gap()).isLessThanOrEqualTo(1e-6);
      assertThat(run.support()).isBetween(1, 20);
      assertThat(run.repeats()).isEqualTo(1);
    });
  }
}
