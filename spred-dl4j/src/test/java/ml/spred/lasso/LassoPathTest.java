package ml.spred.lasso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.compute.Lanes;
import ml.spred.convex.Response;
import ml.spred.problem.Form;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LassoPathTest {
  private static final Lanes LANES = new Lanes(1);

  @AfterAll
  static void close() {
    LANES.close();
  }

  private static final LassoProblems PROBLEM = LassoProblems.draw(40, 60, 0.4, 21);

  private static LassoData one() {
    return new LassoData(PROBLEM.matrix(), new double[][] {PROBLEM.y()}, null, null);
  }

  private static LassoData two() {
    double[] second = new double[40];
    Arrays.setAll(second, k -> 0.5 * PROBLEM.y()[k] + PROBLEM.x()[k][7] - 3);
    return new LassoData(PROBLEM.matrix(), new double[][] {PROBLEM.y(), second}, null, null);
  }

  private static LassoOptions exact() {
    return LassoOptions.defaults().withTolerance(1e-9);
  }

  @Test
  void outputsOnTheirOwnAreSolvedOneByOne() {
    LassoData data = two();
    try (LassoPath path = LassoPath.of(data, exact().withForm(Form.ELEMENTWISE), LANES)) {
      double lambda = 0.1 * path.lambdaMax();
      LassoSolution both = path.solve(lambda);
      double objective = 0;
      for (int output = 0; output < 2; output++) {
        LassoDefinition definition = LassoDefinition.DEFAULT.withStandardization(true);
        try (Lasso lasso = new Lasso(data.x(), data.responses()[output], definition, 1e-9, LANES)) {
          LassoSolution alone = lasso.solve(lambda);
          objective += alone.objective();
          assertThat(both.dense(60, output)).containsExactly(alone.dense(60, 0), within(1e-12));
          assertThat(both.intercept()[output]).isCloseTo(alone.intercept()[0], within(1e-12));
        }
      }
      assertThat(both.objective()).isCloseTo(objective, within(1e-12));
    }
  }

  /** Rows of {@code XᵀR/n}: of norm lambda and along the coefficients where these are not zero, of a smaller norm elsewhere. */
  @Test
  void aFeatureOfManyOutputsIsInForAllOrNone() {
    LassoData data = two();
    try (LassoPath path = LassoPath.of(data, exact().withStandardization(false), LANES)) {
      LassoSolution solution = path.solve(0.2 * path.lambdaMax());
      assertThat(solution.features()).isNotEmpty().hasSizeLessThan(60);
      double[] fit = solution.predict(data.x());
      for (int j = 0; j < 60; j++) {
        double[] slope = new double[2];
        for (int k = 0; k < 80; k++) {
          slope[k / 40] += PROBLEM.x()[k % 40][j] * (data.responses()[k / 40][k % 40] - fit[k]) / 40;
        }
        double norm = Math.hypot(slope[0], slope[1]);
        int at = Arrays.binarySearch(solution.features(), j);
        if (at < 0) {
          assertThat(norm).isLessThanOrEqualTo(solution.lambda() * (1 + 1e-5));
        } else {
          double[] b = solution.coefficients()[at];
          for (int output = 0; output < 2; output++) {
            assertThat(slope[output]).isCloseTo(solution.lambda() * b[output] / Math.hypot(b[0], b[1]),
                within(1e-4 * solution.lambda()));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = LassoMethod.class, names = {"GRADIENT_DESCENT", "ADAM", "LBFGS", "VARIABLE_PROJECTION"})
  void theRedundantPairReachesTheSameMinimum(LassoMethod method) {
    LassoOptions trained = exact().withTolerance(1e-6).withMethod(method)
        .withTraining(FactoredOptions.defaults().withMaxIterations(8000).withThreshold(1e-7));
    try (LassoPath path = LassoPath.of(one(), exact(), LANES); LassoPath pair = LassoPath.of(one(), trained, LANES)) {
      assertThat(pair.lambdaMax()).isCloseTo(path.lambdaMax(), within(1e-12));
      LassoSolution expected = path.solve(0.1 * path.lambdaMax());
      LassoSolution found = pair.solve(expected.lambda());
      assertThat(found.gap()).isLessThan(1e-4);
      assertThat(found.objective()).isCloseTo(expected.objective(), within(1e-4 * expected.objective()));
      assertThat(found.objective() * (1 - found.gap())).isLessThanOrEqualTo(expected.objective() * (1 + 1e-9));
      assertThat(found.dense(60, 0)).containsExactly(expected.dense(60, 0), within(1e-2));
    }
  }

  @Test
  void rowsOfManyOutputsAreTrainedAsWell() {
    LassoOptions trained = exact().withTolerance(1e-5).withMethod(LassoMethod.LBFGS);
    try (LassoPath path = LassoPath.of(two(), exact(), LANES); LassoPath pair = LassoPath.of(two(), trained, LANES)) {
      LassoSolution expected = path.solve(0.1 * path.lambdaMax());
      LassoSolution found = pair.solve(expected.lambda());
      assertThat(found.objective()).isCloseTo(expected.objective(), within(1e-3 * expected.objective()));
      assertThat(found.intercept()).containsExactly(expected.intercept(), within(1e-2));
    }
  }

  /** Subgradients jump over zero: all coefficients stay alive at a threshold where the exact solution is sparse. */
  @Test
  void theSubgradientDoesNotReachZeros() {
    LassoOptions naive = exact().withMethod(LassoMethod.SUBGRADIENT)
        .withTraining(FactoredOptions.defaults().withMaxIterations(2000).withThreshold(1e-12));
    try (LassoPath path = LassoPath.of(one(), exact(), LANES); LassoPath pair = LassoPath.of(one(), naive, LANES)) {
      LassoSolution expected = path.solve(0.1 * path.lambdaMax());
      LassoSolution found = pair.solve(expected.lambda());
      assertThat(found.features().length).isGreaterThan(2 * expected.features().length);
      assertThat(found.objective()).isGreaterThan(expected.objective());
    }
  }

  @Test
  void countsAndSurvivalDoNotDependOnTheScaleOfAFeature() {
    Random random = new Random(2);
    double[] counts = random.ints(40, 0, 6).asDoubleStream().toArray();
    double[] times = random.doubles(40, 1, 9).toArray();
    boolean[] events = new boolean[40];
    for (int k = 0; k < 40; k++) {
      events[k] = random.nextInt(3) > 0;
    }
    double[][] scaled = Arrays.stream(PROBLEM.x()).map(double[]::clone).toArray(double[][]::new);
    for (double[] row : scaled) {
      for (int j = 0; j < row.length; j += 2) {
        row[j] = 8 * row[j] + 32;
      }
    }
    for (Family family : new Family[] {Family.POISSON, Family.COX}) {
      double[][] responses = {family == Family.COX ? times : counts};
      LassoOptions options = exact().withFamily(family);
      try (LassoPath plain = LassoPath.of(new LassoData(PROBLEM.matrix(), responses, events, null), options, LANES);
          LassoPath other = LassoPath.of(new LassoData(LassoMatrix.ofRows(scaled), responses, events, null), options, LANES)) {
        LassoSolution expected = plain.solve(0.3 * plain.lambdaMax());
        LassoSolution found = other.solve(expected.lambda());
        assertThat(found.gap()).isLessThanOrEqualTo(1e-9);
        assertThat(found.features()).isNotEmpty().containsExactly(expected.features());
        for (int k = 0; k < found.features().length; k++) {
          double factor = found.features()[k] % 2 == 0 ? 8 : 1;
          assertThat(found.coefficients()[k][0] * factor).isCloseTo(expected.coefficients()[k][0], within(1e-4));
        }
      }
    }
  }

  @Test
  void whatDoesNotGoTogetherIsRefused() {
    LassoOptions adam = exact().withMethod(LassoMethod.ADAM);
    assertThatThrownBy(() -> LassoPath.of(one(), adam.withAlpha(0.5), LANES)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the solver adam takes the family gaussian");
    assertThatThrownBy(() -> LassoPath.of(two(), exact().withObjective(LassoObjective.MLLIB), LANES))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("the objective mllib");
    assertThatThrownBy(() -> LassoPath.of(two(), exact().withFamily(Family.POISSON), LANES))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("the family poisson has one output, the label has 2");
    assertThatThrownBy(() -> LassoPath.of(two(), exact().withMethod(LassoMethod.VARIABLE_PROJECTION), LANES))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("has one output");
    LassoData survival = new LassoData(PROBLEM.matrix(), new double[][] {PROBLEM.y()}, new boolean[40], null);
    assertThatThrownBy(() -> LassoPath.of(survival, exact().withFamily(Family.COX), LANES)).isInstanceOf(InputException.class)
        .hasMessageContaining("none of the 40 samples has an event");
    try (LassoPath path = LassoPath.of(two(), exact(), LANES)) {
      assertThatThrownBy(() -> path.solve(0)).isInstanceOf(InputException.class).hasMessageContaining("lambda is 0.0");
    }
  }

  @Test
  void leftOutErrorsAreThoseOfTheOtherFolds() {
    LassoData data = one();
    int[] folds = LassoCrossValidation.folds(40, 4, 5);
    assertThat(folds).containsExactly(LassoCrossValidation.folds(40, 4, 5)).isNotEqualTo(LassoCrossValidation.folds(40, 4, 6));
    double[] lambdas = {0.5, 0.1};
    double[] errors = LassoCrossValidation.errors(data, exact(), lambdas, folds, 2, LANES);
    int[] inside = java.util.stream.IntStream.range(0, 40).filter(k -> folds[k] != 2).toArray();
    try (LassoPath path = LassoPath.of(data.samples(inside), exact(), LANES)) {
      for (int at = 0; at < 2; at++) {
        double[] fit = path.solve(lambdas[at]).predict(data.x());
        double sum = 0;
        for (int k = 0; k < 40; k++) {
          sum += folds[k] == 2 ? Math.pow(data.responses()[0][k] - fit[k], 2) / 10 : 0;
        }
        assertThat(errors[at]).isCloseTo(sum, within(1e-9));
      }
    }
  }

  /** What is left out fills no hole of the training samples, nor its own. */
  @Test
  void missingCellsAreFilledByTheTrainingSamplesOfTheFold() {
    int[] folds = LassoCrossValidation.folds(40, 4, 5);
    int[] inside = IntStream.range(0, 40).filter(k -> folds[k] != 1).toArray();
    int out = IntStream.range(0, 40).filter(k -> folds[k] == 1).findFirst().orElseThrow();
    double[] weights = new Random(3).doubles(40, 0.5, 2).toArray();
    MissingCells holes = new MissingCells(new int[] {inside[0], out, inside[1]}, new int[] {2, 2, 7});
    double[][] rows = Arrays.stream(PROBLEM.x()).map(double[]::clone).toArray(double[][]::new);
    for (int k = 0; k < 3; k++) {
      rows[holes.samples()[k]][holes.features()[k]] = 0;
      double sum = 0;
      double total = 0;
      for (int sample : inside) {
        boolean hole = holes.features()[k] == 2 ? sample == inside[0] : sample == inside[1];
        sum += hole ? 0 : weights[sample] * PROBLEM.x()[sample][holes.features()[k]];
        total += hole ? 0 : weights[sample];
      }
      rows[holes.samples()[k]][holes.features()[k]] = sum / total;
    }
    double[][] responses = {PROBLEM.y()};
    double[] lambdas = {0.3, 0.1, 0.03};
    double[] expected = LassoCrossValidation.errors(new LassoData(LassoMatrix.ofRows(rows), responses, null, weights), exact(),
        lambdas, folds, 1, LANES);
    LassoData holed = new LassoData(PROBLEM.matrix(), responses, null, weights, holes);
    double[] found = LassoCrossValidation.errors(holed, exact(), lambdas, folds, 1, LANES);
    assertThat(found).containsExactly(expected, within(1e-9));
    double[] plain = LassoCrossValidation.errors(one(), exact(), lambdas, folds, 1, LANES);
    assertThat(found[2]).as("the holes matter").isNotCloseTo(plain[2], within(1e-6));
  }

  @Test
  void oneStandardErrorTakesTheSparsestThatIsAsGood() {
    LassoData data = one();
    int[] folds = LassoCrossValidation.folds(40, 2, 1);
    LassoCrossValidation.Errors errors = LassoCrossValidation.combine(data, folds,
        java.util.List.of(new double[] {9, 3.4, 3, 2, 2, 4}, new double[] {11, 4.2, 5, 4, 4, 6}));
    assertThat(errors.means()).containsExactly(new double[] {10, 3.8, 4, 3, 3, 5}, within(1e-12));
    assertThat(errors.standardErrors()[3]).isCloseTo(1, within(1e-12));
    assertThat(errors.best()).isEqualTo(3);
    assertThat(errors.sparsest()).isEqualTo(1);
    assertThatThrownBy(() -> LassoCrossValidation.folds(5, 6, 1)).hasMessageContaining("the number of folds is 6");
  }

  @Test
  void survivalIsCrossValidatedByWhatTheLeftOutSamplesAdd() {
    Random random = new Random(8);
    double[] times = new double[40];
    boolean[] events = new boolean[40];
    for (int k = 0; k < 40; k++) {
      times[k] = Math.exp(-PROBLEM.x()[k][0]) * (0.5 + random.nextDouble());
      events[k] = random.nextInt(4) > 0;
    }
    LassoData data = new LassoData(PROBLEM.matrix(), new double[][] {times}, events, null);
    LassoOptions options = exact().withFamily(Family.COX).withTies(Response.Ties.BRESLOW);
    int[] folds = LassoCrossValidation.folds(40, 5, 3);
    try (LassoPath path = LassoPath.of(data, options, LANES)) {
      double[] lambdas = path.lambdas(8, 0.1);
      LassoCrossValidation.Errors errors = LassoCrossValidation.combine(data, folds, java.util.stream.IntStream.range(0, 5)
          .mapToObj(fold -> LassoCrossValidation.errors(data, options, lambdas, folds, fold, LANES)).toList());
      assertThat(errors.best()).as("a risk that is there is found").isGreaterThan(0);
      assertThat(path.solve(lambdas[errors.best()]).features()).contains(0);
    }
  }
}
