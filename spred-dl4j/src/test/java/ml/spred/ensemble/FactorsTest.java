package ml.spred.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import ml.spred.problem.Form;
import ml.spred.problem.Heads;
import ml.spred.problem.Penalty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;

class FactorsTest {
  @ParameterizedTest
  @CsvSource({"GROUP, 1", "GROUP, 4", "ELEMENTWISE, 1", "ELEMENTWISE, 0.25"})
  void unfoldingIsBalancedAndItsDecayIsThePenalty(Form form, double balance) {
    Penalty penalty = new Penalty(0.3, balance, form);
    double[][] folded = random(6, 5);
    folded[2] = new double[5];
    EnsembleParameters parameters = new EnsembleParameters(
        new EnsembleShape(6, 5, Heads.linearOnly(), form), DataType.DOUBLE);
    Factors.unfold(folded, penalty, parameters);

    double[][] back = Factors.fold(parameters);
    double expected = 0;
    for (int gene = 0; gene < 6; gene++) {
      assertThat(back[gene]).containsExactly(folded[gene], within(1e-6));
      expected += form == Form.GROUP ? Factors.norm(folded[gene]) : java.util.Arrays.stream(folded[gene]).map(Math::abs).sum();
    }
    double mask = squares(parameters.mask().dup().data().asDouble());
    double weights = squares(parameters.weights().dup().data().asDouble());
    assertThat(penalty.alpha() * mask).isCloseTo(penalty.beta() * weights, within(1e-6));
    assertThat(penalty.alpha() * mask + penalty.beta() * weights).isCloseTo(2 * 0.3 * expected, within(1e-6));
    assertThat(penalty.alpha() * penalty.beta()).isCloseTo(0.09, within(1e-12));
  }

  private static double[][] random(int rows, int columns) {
    Random random = new Random(5);
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      for (int k = 0; k < columns; k++) {
        row[k] = random.nextGaussian();
      }
    }
    return values;
  }

  private static double squares(double[] values) {
    return java.util.Arrays.stream(values).map(v -> v * v).sum();
  }
}
