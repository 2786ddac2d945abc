package ml.spred.lasso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import ml.spred.InputException;
import ml.spred.compute.Lanes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {
  private static final int FEATURES = 25;
  private static final LassoProblems PROBLEM = LassoProblems.draw(700, FEATURES, 0.5, 31);
  private static final double[] WEIGHTS = new Random(2).doubles(700, 0, 2).toArray();

  static {
    for (double[] row : PROBLEM.x()) {
      row[3] = 1000 + row[3];
      row[7] = 5;
      row[9] = 2 * row[8];
    }
  }

  private static Moments moments(int from, int to) {
    Moments moments = new Moments(sample(0));
    for (int k = from; k < to; k++) {
      moments.add(sample(k), WEIGHTS[k]);
    }
    return moments.packed();
  }

  private static double[] sample(int k) {
    double[] values = Arrays.copyOf(PROBLEM.x()[k], FEATURES + 1);
    values[FEATURES] = PROBLEM.y()[k];
    return values;
  }

  @ParameterizedTest
  @CsvSource({"1,true", "1,false", "0.5,true"})
  void sumsLeadToTheSolutionOfTheSamples(double alpha, boolean standardization) {
    LassoOptions options = LassoOptions.defaults().withAlpha(alpha).withStandardization(standardization).withTolerance(1e-10);
    LassoData data = new LassoData(PROBLEM.matrix(), new double[][] {PROBLEM.y()}, null, WEIGHTS);
    try (Lanes lanes = new Lanes(1); LassoPath rows = LassoPath.of(data, options, lanes);
        LassoPath sums = new MomentsPath(moments(0, 300).merge(moments(300, 700)), options, lanes)) {
      assertThat(sums.lambdaMax()).isCloseTo(rows.lambdaMax(), within(1e-8));
      for (double lambda : rows.lambdas(12, 0.01)) {
        LassoSolution expected = rows.solve(lambda);
        LassoSolution found = sums.solve(lambda);
        assertThat(found.objective()).isCloseTo(expected.objective(), within(1e-8));
        assertThat(found.loss()).isCloseTo(expected.loss(), within(1e-7));
        assertThat(found.predict(data.x())).containsExactly(expected.predict(data.x()), within(1e-5));
        assertThat(found.gap()).isLessThanOrEqualTo(1e-9);
      }
    }
  }

  @Test
  void errorsOfLeftOutSamplesComeFromTheirSums() {
    LassoOptions options = LassoOptions.defaults();
    try (Lanes lanes = new Lanes(1); LassoPath path = new MomentsPath(moments(0, 500), options, lanes)) {
      LassoSolution solution = path.solve(0.1);
      double[] fit = solution.predict(PROBLEM.matrix());
      double sum = 0;
      double total = 0;
      for (int k = 500; k < 700; k++) {
        sum += WEIGHTS[k] * Math.pow(PROBLEM.y()[k] - fit[k], 2);
        total += WEIGHTS[k];
      }
      assertThat(moments(500, 700).error(solution)).isCloseTo(sum / total, within(1e-9));
    }
  }

  @Test
  void valuesThatCannotBeUsedAreRefused() {
    Moments moments = new Moments(new double[3]);
    assertThatThrownBy(() -> moments.add(new double[] {1, Double.NaN, 0}, 1)).isInstanceOf(InputException.class)
        .hasMessageContaining("a value of feature 1 is NaN");
    assertThatThrownBy(() -> moments.add(new double[3], -1)).isInstanceOf(InputException.class)
        .hasMessageContaining("the weight of a sample is -1.0");
    try (Lanes lanes = new Lanes(1)) {
      assertThatThrownBy(() -> new MomentsPath(moments, LassoOptions.defaults(), lanes)).isInstanceOf(InputException.class);
    }
  }
}
