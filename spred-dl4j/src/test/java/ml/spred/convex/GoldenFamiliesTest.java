package ml.spred.convex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import ml.spred.GoldenFile;
import ml.spred.compute.Lanes;
import ml.spred.lasso.Lasso;
import ml.spred.lasso.LassoDefinition;
import ml.spred.lasso.LassoMatrix;
import ml.spred.lasso.LassoSolution;
import ml.spred.problem.Heads;
import ml.spred.problem.ProblemDefinition;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Scaling;
import ml.spred.problem.MissingValues;
import ml.spred.problem.Standardizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Coefficients that R's glmnet reaches for real values, counts and survival with ties; golden-families.R beside them made them.
 */
class GoldenFamiliesTest {
  private static final int FEATURES = 40;
  private static final double[][] ROWS = GoldenFile.numbers(GoldenFamiliesTest.class, "golden-families-samples.csv", 1);

  private static double[] column(int index) {
    return Arrays.stream(ROWS).mapToDouble(row -> row[index]).toArray();
  }

  private static double[][] features() {
    return Arrays.stream(ROWS).map(row -> Arrays.copyOfRange(row, 5, row.length)).toArray(double[][]::new);
  }

  private static double[] expected(String family, boolean weighted, double lambda) {
    double[] result = new double[FEATURES];
    for (String[] cells : GoldenFile.cells(GoldenFamiliesTest.class, "golden-families.csv", 1)) {
      if (cells[0].equals(family) && cells[1].equals(weighted ? "TRUE" : "FALSE") && cells[2].equals(String.valueOf(lambda))) {
        result[Integer.parseInt(cells[3])] = Double.parseDouble(cells[4]);
      }
    }
    assertThat(Arrays.stream(result).anyMatch(value -> value != 0)).as("there are coefficients to compare with").isTrue();
    return result;
  }

  private static Response response(String family, double[] weights) {
    boolean[] events = new boolean[ROWS.length];
    for (int k = 0; k < events.length; k++) {
      events[k] = ROWS[k][3] == 1;
    }
    return switch (family) {
      case "gaussian" -> new Response.Values(new double[][] {column(0)}, weights);
      case "poisson" -> new Response.Counts(column(1), weights);
      default -> new Response.Survival(column(2), events, Response.Ties.BRESLOW, weights);
    };
  }

  @ParameterizedTest
  @CsvSource({"gaussian,false", "gaussian,true", "poisson,false", "poisson,true", "cox,false", "cox,true"})
  void coefficientsAreThoseOfGlmnet(String family, boolean weighted) {
    FeatureMatrix raw = FeatureMatrix.ofRows(features());
    FeatureMatrix x = Standardizer.fit(raw, Scaling.CENTER, MissingValues.REFUSE).apply(raw);
    try (Lanes lanes = new Lanes(1)) {
      LinearHead head = new LinearHead(x, response(family, weighted ? column(4) : null), ProblemDefinition.of(Heads.linearOnly()),
          lanes);
      LinearHead.Solution start = null;
      for (double lambda : new double[] {0.3, 0.15, 0.07, 0.03}) {
        start = head.solve(start, lambda / 2, 1e-10);
        double[] found = new double[FEATURES];
        for (int k = 0; k < start.genes().length; k++) {
          found[start.genes()[k]] = start.weights()[k][0];
        }
        // Features are held in single precision.
        assertThat(found).as("coefficients at %s", lambda).containsExactly(expected(family, weighted, lambda), within(5e-6));
        assertThat(start.certificate().gap()).isBetween(0.0, 1e-10);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void theLassoOfOneOutputIsThatOfGlmnet(boolean weighted) {
    LassoDefinition definition = LassoDefinition.DEFAULT.withWeights(weighted ? column(4) : null);
    try (Lanes lanes = new Lanes(1); Lasso lasso = new Lasso(LassoMatrix.ofRows(features()), column(0), definition, 1e-12,
        lanes)) {
      for (double lambda : new double[] {0.3, 0.15, 0.07, 0.03}) {
        LassoSolution solution = lasso.solve(lambda);
        assertThat(solution.dense(FEATURES, 0)).as("coefficients at %s", lambda)
            .containsExactly(expected("gaussian", weighted, lambda), within(1e-8));
      }
    }
  }
}
