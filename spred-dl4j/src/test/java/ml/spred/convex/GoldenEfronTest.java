package ml.spred.convex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import ml.spred.GoldenFile;
import ml.spred.compute.Lanes;
import ml.spred.lasso.Family;
import ml.spred.lasso.LassoData;
import ml.spred.lasso.LassoMatrix;
import ml.spred.lasso.LassoOptions;
import ml.spred.lasso.LassoPath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Efron's ties held against R's survival, which shares no line with glmnet or this project; golden-efron.R made the numbers. */
class GoldenEfronTest {
  private static final int FREE = 4;
  private static final int POINTS = 3;
  private static final double[][] ROWS = GoldenFile.numbers(GoldenEfronTest.class, "golden-families-samples.csv", 1);
  private static final List<String[]> GOLDEN = GoldenFile.cells(GoldenEfronTest.class, "golden-efron.csv", 1);
  private static final double[][] X = Arrays.stream(ROWS).map(row -> Arrays.copyOfRange(row, 5, row.length))
      .toArray(double[][]::new);

  private static double[] column(int index) {
    return Arrays.stream(ROWS).mapToDouble(row -> row[index]).toArray();
  }

  private static boolean[] events() {
    boolean[] events = new boolean[ROWS.length];
    for (int k = 0; k < events.length; k++) {
      events[k] = ROWS[k][3] == 1;
    }
    return events;
  }

  private static double[] weights(boolean weighted) {
    double[] ones = new double[ROWS.length];
    Arrays.fill(ones, 1);
    return weighted ? column(4) : ones;
  }

  private static double[] golden(String kind, boolean weighted, int point) {
    return GOLDEN.stream().filter(cells -> cells[0].equals(kind) && cells[1].equals(weighted ? "TRUE" : "FALSE")
        && cells[2].equals(String.valueOf(point))).mapToDouble(cells -> Double.parseDouble(cells[4])).toArray();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theLikelihoodIsThatOfSurvival(boolean weighted) {
    double[] weights = weights(weighted);
    Response response = new Response.Survival(column(2), events(), Response.Ties.EFRON, weights);
    double none = response.loss(new double[X.length]);
    for (int point = 1; point <= POINTS; point++) {
      double[] b = golden("point", weighted, point);
      double[] outputs = Arrays.stream(X).mapToDouble(x -> {
        double sum = 0;
        for (int k = 0; k < b.length; k++) {
          sum += b[k] * x[k];
        }
        return sum;
      }).toArray();
      double gained = (none - response.loss(outputs)) * Arrays.stream(weights).sum();
      assertThat(gained).isCloseTo(golden("likelihood", weighted, point)[0], within(1e-8));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theMaximumIsThatOfSurvival(boolean weighted) {
    double[] factors = new double[X[0].length];
    Arrays.fill(factors, FREE, factors.length, Double.POSITIVE_INFINITY);
    LassoOptions options = LassoOptions.defaults().withFamily(Family.COX).withTies(Response.Ties.EFRON)
        .withStandardization(false).withFactors(factors).withTolerance(1e-12);
    LassoData data = new LassoData(LassoMatrix.ofRows(X), new double[][] {column(2)}, events(), weights(weighted));
    try (Lanes lanes = new Lanes(1); LassoPath path = LassoPath.of(data, options, lanes)) {
      double[] found = path.solve(1).dense(factors.length, 0);
      // Features are held in single precision.
      assertThat(Arrays.copyOf(found, FREE)).containsExactly(golden("maximum", weighted, 0), within(1e-5));
      assertThat(Arrays.stream(found).filter(b -> b != 0).count()).isEqualTo(FREE);
    }
  }
}
