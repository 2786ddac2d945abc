package ml.spred.lasso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import ml.spred.InputException;
import ml.spred.compute.Lanes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LassoTest {
  private static final Lanes LANES = new Lanes(1);

  @AfterAll
  static void close() {
    LANES.close();
  }

  private static Lasso lasso(LassoProblems problem, LassoDefinition definition) {
    return new Lasso(problem.matrix(), problem.y(), definition, 1e-10, LANES);
  }

  private static void equalsCoordinateDescent(LassoProblems problem, LassoDefinition definition, double share) {
    try (Lasso lasso = lasso(problem, definition)) {
      LassoSolution solution = lasso.solve(share * lasso.lambdaMax());
      double[] expected = CoordinateDescent.solve(problem.x(), problem.y(), solution.lambda(), definition);
      double[] found = solution.dense(problem.x()[0].length, 0);
      for (int j = 0; j < found.length; j++) {
        assertThat(found[j]).as("coefficient %d", j).isCloseTo(expected[j], within(1e-8));
      }
      assertThat(solution.intercept()[0]).isCloseTo(expected[found.length], within(1e-8));
      assertThat(solution.gap()).isBetween(0.0, 1e-10);
    }
  }

  @ParameterizedTest
  @CsvSource({"30,80,0,0.5", "30,80,0,0.05", "30,80,0.9,0.1", "100,20,0.5,0.01", "40,200,0.99,0.03", "12,60,0,0.002"})
  void theMinimumIsThatOfCoordinateDescent(int samples, int features, double correlation, double share) {
    LassoProblems problem = LassoProblems.draw(samples, features, correlation, 7);
    equalsCoordinateDescent(problem, LassoDefinition.DEFAULT, share);
    equalsCoordinateDescent(problem, LassoDefinition.DEFAULT.withIntercept(false), share);
    equalsCoordinateDescent(problem, LassoDefinition.DEFAULT.withNonNegative(true), share);
  }

  @Test
  void coefficientsThatMayNotBeNegativeAreNotButFreeOnesMay() {
    LassoProblems problem = LassoProblems.draw(40, 60, 0.5, 3);
    double[] factors = new Random(5).doubles(60, 0.5, 2).toArray();
    factors[0] = 0;
    factors[1] = 0;
    LassoDefinition bounded = LassoDefinition.DEFAULT.withFactors(factors).withNonNegative(true);
    equalsCoordinateDescent(problem, bounded, 0.05);
    equalsCoordinateDescent(problem, bounded.withAlpha(0.6).withStandardization(true), 0.05);
    try (Lasso lasso = lasso(problem, bounded)) {
      double[] found = lasso.solve(0.05 * lasso.lambdaMax()).dense(60, 0);
      assertThat(Arrays.stream(found).skip(2).min().orElseThrow()).isZero();
      assertThatThrownBy(() -> lasso.solve(0)).isInstanceOf(InputException.class).hasMessageContaining("may not be negative");
    }
  }

  @Test
  void nothingPullsWhereAllProductsAreNegative() {
    double[][] x = {{-1, -2}, {1, 1}, {-2, -1}, {2, 2}};
    try (Lasso lasso = lasso(new LassoProblems(x, new double[] {1, -1, 2, -2}), LassoDefinition.DEFAULT.withNonNegative(true))) {
      assertThat(lasso.lambdaMax()).isZero();
      assertThat(lasso.solve(1e-3).features()).isEmpty();
    }
  }

  @Test
  void standardizationWeightsFactorsAndRidgeAreThoseOfTheDefinition() {
    LassoProblems problem = LassoProblems.draw(40, 60, 0.5, 3);
    double[] weights = new Random(4).doubles(40).toArray();
    weights[5] = 0;
    double[] factors = new Random(5).doubles(60, 0.5, 2).toArray();
    factors[3] = 0;
    factors[4] = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 40; i++) {
      problem.x()[i][7] = 100 + 20 * problem.x()[i][7];
    }
    LassoDefinition all = new LassoDefinition(0.7, true, true, weights, factors, false, 0.5);
    equalsCoordinateDescent(problem, all, 0.1);
    equalsCoordinateDescent(problem, all.withAlpha(1), 0.05);
    equalsCoordinateDescent(problem, all.withFactors(null), 0.05);
    equalsCoordinateDescent(problem, all.withWeights(null).withIntercept(false), 0.05);
  }

  @Test
  void orthogonalFeaturesAreSoftThresholdedForEveryStrength() {
    int n = 64;
    double[][] x = walsh(n);
    double[] y = new Random(9).doubles(n, -1, 1).toArray();
    LassoProblems problem = new LassoProblems(x, y);
    try (Lasso lasso = lasso(problem, LassoDefinition.DEFAULT.withIntercept(false))) {
      for (double lambda : lasso.lambdas(60, 1e-6)) {
        double[] found = lasso.solve(lambda).dense(n, 0);
        for (int j = 0; j < n; j++) {
          double product = 0;
          for (int i = 0; i < n; i++) {
            product += x[i][j] * y[i] / n;
          }
          double expected = Math.signum(product) * Math.max(0, Math.abs(product) - lambda);
          assertThat(found[j]).isCloseTo(expected, within(1e-12));
          if (Math.abs(Math.abs(product) - lambda) > 1e-12) {
            assertThat(found[j] != 0).as("feature %d is in at %s", j, lambda).isEqualTo(expected != 0);
          }
        }
      }
    }
  }

  /** Orthogonal columns of 1 and −1, so {@code XᵀX = n·I}. */
  private static double[][] walsh(int n) {
    double[][] result = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        result[i][j] = Integer.bitCount(i & j) % 2 == 0 ? 1 : -1;
      }
    }
    return result;
  }

  @Test
  void everyStrengthOfAPathMeetsItsConditions() {
    LassoProblems problem = LassoProblems.draw(60, 3000, 0.6, 11);
    try (Lasso lasso = new Lasso(problem.matrix(), problem.y(), LassoDefinition.DEFAULT, 1e-6, LANES)) {
      for (LassoSolution solution : lasso.path(lasso.lambdas(40, 0.01))) {
        assertThat(solution.gap()).isLessThanOrEqualTo(1e-6);
        double[] fit = solution.predict(problem.matrix());
        double[] b = solution.dense(3000, 0);
        for (int j = 0; j < 3000; j++) {
          double slope = 0;
          for (int i = 0; i < 60; i++) {
            slope += problem.x()[i][j] * (problem.y()[i] - fit[i]) / 60;
          }
          if (b[j] == 0) {
            assertThat(Math.abs(slope)).isLessThanOrEqualTo(solution.lambda() * (1 + 1e-5));
          } else {
            assertThat(slope).isCloseTo(Math.signum(b[j]) * solution.lambda(), within(1e-6 * solution.lambda()));
          }
        }
      }
      assertThat(lasso.passes()).as("passes over X for 40 strengths").isLessThan(30);
    }
  }

  @Test
  void theGapBoundsTheDistanceToTheMinimum() {
    LassoProblems problem = LassoProblems.draw(50, 400, 0.8, 2);
    double exact;
    double lambda;
    try (Lasso lasso = lasso(problem, LassoDefinition.DEFAULT)) {
      lambda = 0.05 * lasso.lambdaMax();
      exact = lasso.solve(lambda).objective();
    }
    try (Lasso loose = new Lasso(problem.matrix(), problem.y(), LassoDefinition.DEFAULT, 0.1, LANES)) {
      LassoSolution solution = loose.solve(lambda);
      assertThat(solution.objective() * (1 - solution.gap())).isLessThanOrEqualTo(exact * (1 + 1e-9));
      assertThat(solution.objective()).isGreaterThanOrEqualTo(exact * (1 - 1e-9));
    }
  }

  @Test
  void noFeatureIsInFromLambdaMaxOn() {
    LassoProblems problem = LassoProblems.draw(20, 50, 0, 1);
    try (Lasso lasso = lasso(problem, LassoDefinition.DEFAULT)) {
      assertThat(lasso.solve(lasso.lambdaMax()).features()).isEmpty();
      LassoSolution large = lasso.solve(10 * lasso.lambdaMax());
      assertThat(large.features()).isEmpty();
      assertThat(large.intercept()[0]).isCloseTo(Arrays.stream(problem.y()).average().orElseThrow(), within(1e-12));
      assertThat(lasso.solve(0.999 * lasso.lambdaMax()).features()).hasSize(1);
    }
  }

  @Test
  void withoutAPenaltyItIsLeastSquares() {
    LassoProblems problem = LassoProblems.draw(50, 10, 0.3, 6);
    try (Lasso lasso = lasso(problem, LassoDefinition.DEFAULT)) {
      LassoSolution solution = lasso.solve(0);
      double[] fit = solution.predict(problem.matrix());
      for (int j = 0; j < 10; j++) {
        double slope = 0;
        for (int i = 0; i < 50; i++) {
          slope += problem.x()[i][j] * (problem.y()[i] - fit[i]);
        }
        assertThat(slope).isCloseTo(0, within(1e-10));
      }
    }
  }

  @Test
  void zeroIsRefusedWhereMinimaAreInfinitelyMany() {
    try (Lasso lasso = lasso(LassoProblems.draw(10, 20, 0, 1), LassoDefinition.DEFAULT)) {
      assertThatThrownBy(() -> lasso.solve(0)).isInstanceOf(InputException.class)
          .hasMessage("lambda is 0 with 20 features and 10 samples, which has infinitely many minima; give a lambda above 0, "
              + "or at"
              + " most 9 features.");
      assertThatThrownBy(() -> lasso.solve(Double.NaN)).isInstanceOf(InputException.class);
      assertThatThrownBy(() -> lasso.solve(-1)).isInstanceOf(InputException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void constantAndDuplicatedFeaturesDoNoHarm(boolean standardization) {
    LassoProblems problem = LassoProblems.draw(30, 40, 0.2, 8);
    for (double[] row : problem.x()) {
      row[1] = 5;
      row[2] = row[0];
      row[3] = -row[0];
      row[5] = row[10];
      row[6] = row[10] + row[20];
    }
    LassoDefinition definition = LassoDefinition.DEFAULT.withStandardization(standardization);
    try (Lasso lasso = lasso(problem, definition)) {
      for (LassoSolution solution : lasso.path(lasso.lambdas(30, 1e-4))) {
        assertThat(solution.gap()).isLessThanOrEqualTo(1e-10);
        assertThat(solution.dense(40, 0)[1]).isZero();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1,5", "5,1", "1,1", "2,3"})
  void tinyProblemsHaveSolutions(int samples, int features) {
    LassoProblems problem = LassoProblems.draw(samples, features, 0, 5);
    for (LassoDefinition definition : List.of(LassoDefinition.DEFAULT, LassoDefinition.DEFAULT.withIntercept(false),
        LassoDefinition.DEFAULT.withStandardization(true))) {
      try (Lasso lasso = lasso(problem, definition)) {
        assertThat(lasso.solve(0.1).gap()).isLessThanOrEqualTo(1e-10);
        assertThat(lasso.solve(0.1).objective()).isFinite();
      }
    }
  }

  @Test
  void fewerSamplesThanFeaturesInAtTheEndOfAPath() {
    LassoProblems problem = LassoProblems.draw(15, 300, 0.5, 12);
    try (Lasso lasso = lasso(problem, LassoDefinition.DEFAULT.withIntercept(false))) {
      for (LassoSolution solution : lasso.path(lasso.lambdas(60, 1e-6))) {
        assertThat(solution.gap()).as("gap at %s", solution.lambda()).isLessThanOrEqualTo(1e-8);
        assertThat(solution.features().length).isLessThanOrEqualTo(15);
      }
    }
  }

  @Test
  void weightsThatCannotBeUsedAreRefused() {
    assertThatThrownBy(() -> LassoDefinition.DEFAULT.withWeights(new double[] {1, -2}))
        .isInstanceOf(InputException.class).hasMessageContaining("the weight of sample 1 is -2.0");
    assertThatThrownBy(() -> LassoDefinition.DEFAULT.withWeights(new double[3]))
        .isInstanceOf(InputException.class).hasMessageContaining("all 3 sample weights are 0");
    assertThatThrownBy(() -> LassoDefinition.DEFAULT.withFactors(new double[] {Double.NaN}))
        .isInstanceOf(InputException.class).hasMessageContaining("penalty factor of feature 0");
    assertThatThrownBy(() -> LassoMatrix.ofRows(new double[][] {{1, Double.NaN}}))
        .isInstanceOf(InputException.class).hasMessageContaining("feature 1 of sample 0 is NaN");
  }

  @Test
  void theNumberOfLanesDoesNotChangeABit() {
    LassoProblems problem = LassoProblems.draw(80, 5000, 0.4, 13);
    try (Lanes three = new Lanes(3); Lasso one = lasso(problem, LassoDefinition.DEFAULT);
        Lasso other = new Lasso(problem.matrix(), problem.y(), LassoDefinition.DEFAULT, 1e-10, three)) {
      for (double lambda : one.lambdas(10, 0.02)) {
        assertThat(other.solve(lambda)).usingRecursiveComparison().isEqualTo(one.solve(lambda));
      }
    }
  }

  @Test
  void valuesKeepMoreThanSinglePrecision() {
    double[][] rows = {{Math.PI, 1e-3}, {-Math.E, 1234.5678901234}};
    LassoMatrix matrix = LassoMatrix.ofRows(rows);
    assertThat(matrix.get(0, 0)).isCloseTo(Math.PI, within(1e-14));
    assertThat(matrix.get(1, 1)).isCloseTo(1234.5678901234, within(1e-11));
    assertThat(matrix.samples(new int[] {1}).features(new int[] {0}).get(0, 0)).isCloseTo(-Math.E, within(1e-14));
  }
}
