package ml.spred.lasso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ml.spred.compute.Lanes;
import org.junit.jupiter.api.Test;

class OrthogonalProblemTest {
  private static final LassoOptions PLAIN = LassoOptions.defaults().withIntercept(false).withStandardization(false);

  @Test
  void columnsAreOrthogonal() {
    double[][] x = OrthogonalProblem.draw(16, 0.1, 1).x();
    for (int j = 0; j < 16; j++) {
      for (int k = 0; k < 16; k++) {
        double sum = 0;
        for (double[] row : x) {
          sum += row[j] * row[k];
        }
        assertThat(sum).isEqualTo(j == k ? 16 : 0);
      }
    }
  }

  @Test
  void thePathSolverFindsTheClosedForm() {
    OrthogonalProblem problem = OrthogonalProblem.draw(32, 0.1, 2);
    try (Lanes lanes = new Lanes(1); LassoPath path = LassoPath.of(problem.data(), PLAIN, lanes)) {
      for (double lambda : new double[] {1, 0.3, 0.1}) {
        double[] exact = problem.solution(lambda);
        assertThat(path.solve(lambda).dense(32, 0)).containsExactly(exact, within(1e-10));
        assertThat(Arrays.stream(exact).filter(value -> value == 0).count()).isBetween(1L, 31L);
      }
    }
  }

  @Test
  void aTrajectoryEndsWhereTheTrainingDoes() {
    OrthogonalProblem problem = OrthogonalProblem.draw(16, 0.1, 1);
    LassoOptions options = PLAIN.withMethod(LassoMethod.ADAM).withTolerance(1e-15)
        .withTraining(PLAIN.training().withMaxIterations(200).withThreshold(0));
    List<Integer> iterations = new ArrayList<>();
    List<double[][]> seen = new ArrayList<>();
    try (Lanes lanes = new Lanes(1); LassoPath path = LassoPath.of(problem.data(), options, lanes)) {
      LassoTrajectory.run(problem.data(), options, 0.3, 50, lanes, (iteration, coefficients) -> {
        iterations.add(iteration);
        seen.add(coefficients);
      });
      assertThat(iterations).containsExactly(50, 100, 150, 200);
      double[] last = path.solve(0.3).dense(16, 0);
      for (int j = 0; j < 16; j++) {
        assertThat(seen.get(3)[j][0]).isCloseTo(last[j], within(1e-12));
      }
      assertThat(seen.get(0)[0][0]).isNotEqualTo(seen.get(3)[0][0]);
    }
  }

  @Test
  void refusesWhatItCannotDraw() {
    assertThatThrownBy(() -> OrthogonalProblem.draw(12, 0.1, 1)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("12").hasMessageContaining("power of two");
    OrthogonalProblem problem = OrthogonalProblem.draw(4, 0.1, 1);
    try (Lanes lanes = new Lanes(1)) {
      assertThatThrownBy(() -> LassoTrajectory.run(problem.data(), PLAIN, 0.1, 1, lanes, (k, b) -> {}))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("PATH");
    }
  }
}
