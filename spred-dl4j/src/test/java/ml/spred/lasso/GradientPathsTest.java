package ml.spred.lasso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.compute.Lanes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradientPathsTest {
  private static final int FEATURES = 150;
  private static final int ROWS = 400;
  private static final int FOLDS = 3;
  private static final double[] WEIGHTS = new Random(2).doubles(ROWS, 0, 2).toArray();
  private static final int[] FOLD_OF = new Random(8).ints(ROWS, 0, FOLDS).toArray();

  private static LassoProblems problem(int rows, int features, double correlation) {
    LassoProblems problem = LassoProblems.draw(rows, features, correlation, 31);
    for (double[] row : problem.x()) {
      row[3] = 1000 + row[3];
      row[7] = 5;
      row[9] = 2 * row[8];
    }
    return problem;
  }

  private static double[] factors() {
    double[] factors = new double[FEATURES];
    Arrays.fill(factors, 1);
    factors[2] = 0;
    factors[20] = Double.POSITIVE_INFINITY;
    factors[30] = 3;
    return factors;
  }

  private static GradientPaths paths(LassoProblems problem, LassoOptions options, int folds, long seed, Lanes lanes) {
    int rows = problem.y().length;
    LocalRows local = new LocalRows(problem.x(), problem.y(), Arrays.copyOf(WEIGHTS, rows),
        Arrays.stream(FOLD_OF).limit(rows).map(fold -> fold % folds).toArray(), folds, seed);
    return new GradientPaths(local, local.grid(), rows, options, lanes);
  }

  private static LassoData data(LassoProblems problem) {
    return new LassoData(problem.matrix(), new double[][] {problem.y()}, null, Arrays.copyOf(WEIGHTS, problem.y().length));
  }

  @ParameterizedTest
  @CsvSource({"0,1,true,false,false", "0.9,1,true,true,false", "0.9,0.5,false,false,false", "0.5,0.3,true,true,false",
      "0.5,1,true,true,true"})
  void pathsAreThoseOfTheRowsInOnePlace(double correlation, double alpha, boolean standardization, boolean factors,
      boolean nonNegative) {
    LassoProblems problem = problem(ROWS, FEATURES, correlation);
    LassoOptions options = LassoOptions.defaults().withAlpha(alpha).withStandardization(standardization).withTolerance(1e-9)
        .withFactors(factors ? factors() : null).withNonNegative(nonNegative);
    requireSamePath(problem, options);
  }

  @Test
  void thereMayBeMoreFeaturesThanRows() {
    requireSamePath(problem(60, FEATURES, 0.5), LassoOptions.defaults());
  }

  private static void requireSamePath(LassoProblems problem, LassoOptions options) {
    try (Lanes lanes = new Lanes(1); LassoPath local = LassoPath.of(data(problem), options, lanes);
        GradientPaths paths = paths(problem, options, 1, 5, lanes)) {
      assertThat(paths.lambdaMax()).isCloseTo(local.lambdaMax(), within(1e-9 * local.lambdaMax()));
      double[] lambdas = local.lambdas(30, 0.005);
      List<LassoSolution> found = paths.solve(lambdas).get(0);
      for (int k = 0; k < lambdas.length; k++) {
        LassoSolution expected = local.solve(lambdas[k]);
        LassoSolution solution = found.get(k);
        assertThat(solution.lambda()).isEqualTo(lambdas[k]);
        assertThat(solution.objective()).isCloseTo(expected.objective(), within(3 * options.tolerance() * expected.objective()));
        assertThat(solution.loss()).isCloseTo(expected.loss(), within(1e-6 * expected.objective()));
        assertThat(solution.gap()).isLessThanOrEqualTo(options.tolerance());
        assertThat(solution.predict(problem.matrix())).containsExactly(expected.predict(problem.matrix()), within(1e-3));
      }
      assertThat(paths.passes()).as("some strengths share a pass").isLessThan(2 * lambdas.length);
    }
  }

  @Test
  void eachFoldIsAPathOfItsOwn() {
    LassoProblems problem = problem(ROWS, FEATURES, 0.5);
    LassoOptions options = LassoOptions.defaults().withTolerance(1e-9).withFactors(factors());
    try (Lanes lanes = new Lanes(1); GradientPaths paths = paths(problem, options, FOLDS, 5, lanes)) {
      double[] lambdas = IntStream.range(0, 12).mapToDouble(k -> paths.lambdaMax() * Math.pow(0.7, k)).toArray();
      List<List<LassoSolution>> found = paths.solve(lambdas);
      assertThat(found).hasSize(1 + FOLDS);
      for (int fold = 0; fold < FOLDS; fold++) {
        double[] expected = LassoCrossValidation.errors(data(problem), options, lambdas, FOLD_OF, fold, lanes);
        for (int k = 0; k < lambdas.length; k++) {
          assertThat(found.get(1 + fold).get(k).gap()).isLessThanOrEqualTo(1e-9);
          assertThat(paths.error(fold, found.get(1 + fold).get(k))).isCloseTo(expected[k], within(1e-4 * expected[k]));
        }
      }
      double[] weights = paths.foldWeights();
      assertThat(Arrays.stream(weights).sum()).isCloseTo(Arrays.stream(WEIGHTS).sum(), within(1e-6));
    }
  }

  /** Other blocks, in another order, merged in another order. */
  @ParameterizedTest
  @CsvSource({"true", "false"})
  void neitherOrderNorPartsChangeABit(boolean fine) {
    LassoProblems problem = problem(ROWS, FEATURES, 0.9);
    try (Lanes lanes = new Lanes(1)) {
      List<List<LassoSolution>> expected = null;
      for (long seed = 1; seed < 4; seed++) {
        GradientPaths paths = paths(problem, LassoOptions.defaults().withTolerance(fine ? 1e-9 : 1e-3), FOLDS, seed, lanes);
        List<List<LassoSolution>> found = paths.solve(new double[] {paths.lambdaMax(), 0.9 * paths.lambdaMax(), 0.05});
        paths.close();
        expected = expected == null ? found : expected;
        assertThat(found).usingRecursiveComparison().isEqualTo(expected);
      }
    }
  }

  /** The gap that is told is an upper bound: coarse solutions are no further above the minimum. */
  @Test
  void theCertificateHolds() {
    LassoProblems problem = problem(ROWS, 10 * FEATURES, 0.5);
    LassoOptions loose = LassoOptions.defaults().withTolerance(0.5);
    try (Lanes lanes = new Lanes(1); LassoPath exact = LassoPath.of(data(problem), loose.withTolerance(1e-12), lanes);
        GradientPaths paths = paths(problem, loose, 1, 5, lanes)) {
      boolean open = false;
      double[] lambdas = IntStream.range(0, 6).mapToDouble(k -> exact.lambdaMax() * Math.pow(0.5, k)).toArray();
      for (LassoSolution solution : paths.solve(lambdas).get(0)) {
        double excess = solution.objective() / exact.solve(solution.lambda()).objective() - 1;
        assertThat(excess).isBetween(-1e-9, solution.gap() / (1 - solution.gap()) + 1e-9);
        open |= excess > 1e-4;
      }
      assertThat(open).as("some are no minima").isTrue();
    }
  }

  @Test
  void nothingToExplainHasASolution() {
    double[][] x = {{1, 2}, {2, 2}, {3, 2}};
    try (Lanes lanes = new Lanes(1)) {
      LocalRows rows = new LocalRows(x, new double[] {4, 4, 4}, new double[] {1, 1, 1}, new int[3], 1, 1);
      GradientPaths constant = new GradientPaths(rows, rows.grid(), 3, LassoOptions.defaults(), lanes);
      assertThat(constant.lambdaMax()).isZero();
      LassoSolution solution = constant.solve(new double[] {0}).get(0).get(0);
      assertThat(solution.features()).isEmpty();
      assertThat(solution.intercept()[0]).isEqualTo(4);
      LocalRows varied = new LocalRows(x, new double[] {4, 5, 6}, new double[] {1, 1, 1}, new int[3], 1, 1);
      GradientPaths paths = new GradientPaths(varied, varied.grid(), 3, LassoOptions.defaults(), lanes);
      assertThatThrownBy(() -> paths.solve(new double[] {0})).isInstanceOf(InputException.class)
          .hasMessageContaining("lambda is 0.0, it must be a finite number above 0");
      LocalRows weightless = new LocalRows(x, new double[] {4, 5, 6}, new double[3], new int[3], 1, 1);
      assertThatThrownBy(() -> new GradientPaths(weightless, weightless.grid(), 3, LassoOptions.defaults(), lanes))
          .isInstanceOf(InputException.class).hasMessageContaining("3 samples with a total weight of 0");
      LocalRows bare = new LocalRows(x, new double[] {4, 5, 6}, new double[] {1, 1, 0}, new int[] {0, 0, 1}, 2, 1);
      assertThatThrownBy(() -> new GradientPaths(bare, bare.grid(), 3, LassoOptions.defaults(), lanes))
          .isInstanceOf(InputException.class).hasMessageContaining("fold 1 of 2 has no row of positive weight");
    }
  }
}
