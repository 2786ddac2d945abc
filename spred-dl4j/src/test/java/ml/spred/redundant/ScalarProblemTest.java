package ml.spred.redundant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarProblemTest {
  @ParameterizedTest
  @CsvSource({"0.5,0.5", "1.5,0.5", "-2,0.3", "0.2,1", "0.7,0"})
  void minimisersAreLowestOnAGrid(double centre, double kappa) {
    ScalarProblem problem = new ScalarProblem(centre, kappa);
    double lowest = IntStream.rangeClosed(-3000, 3000).mapToDouble(k -> problem.original(k / 1000.0)).min().orElseThrow();
    assertThat(problem.original(problem.minimiser())).isCloseTo(lowest, within(1e-6));
    for (double[] pair : problem.minimisers()) {
      assertThat(pair[0] * pair[1]).isCloseTo(problem.minimiser(), within(1e-12));
      assertThat(problem.redundant(pair[0], pair[1])).isCloseTo(problem.original(problem.minimiser()), within(1e-12));
    }
  }

  @Test
  void theRedundantLossIsNowhereBelowTheOriginal() {
    ScalarProblem problem = new ScalarProblem(1.5, 0.5);
    assertThat(problem.redundant(2, 0.5)).isGreaterThan(problem.original(1));
    assertThat(problem.redundant(1, 1)).isEqualTo(problem.original(1));
  }

  @Test
  void descentEndsInOneOfTheMirroredMinima() {
    ScalarProblem problem = new ScalarProblem(-1.5, 0.5);
    double[] end = problem.descend(0.3, 0.9, 0.05, 2000);
    assertThat(end[0] * end[1]).isCloseTo(-1, within(1e-9));
    assertThat(Math.abs(end[0])).isCloseTo(1, within(1e-9));
    assertThat(new ScalarProblem(0.4, 0.5).descend(1, -0.5, 0.05, 2000)).containsExactly(new double[] {0, 0}, within(1e-9));
  }

  @Test
  void refusesANegativeStrength() {
    assertThatThrownBy(() -> new ScalarProblem(1, -0.1)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("kappa is -0.1, it must be at least 0.");
  }
}
