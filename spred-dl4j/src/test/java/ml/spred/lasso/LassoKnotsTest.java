package ml.spred.lasso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import ml.spred.compute.Lanes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LassoKnotsTest {
  private static final LassoDefinition PLAIN = LassoDefinition.DEFAULT.withIntercept(false);

  private static List<LassoSolution> knots(LassoProblems problem, LassoDefinition definition, int most, int threads) {
    try (Lanes lanes = new Lanes(threads);
        LassoKnots knots = new LassoKnots(design(problem, definition, lanes), scaled(problem.y()), definition)) {
      return knots.descend(most);
    }
  }

  private static Design design(LassoProblems problem, LassoDefinition definition, Lanes lanes) {
    return new MatrixDesign(problem.matrix(), definition, definition.shares(problem.y().length), lanes);
  }

  private static double[] scaled(double[] y) {
    return Arrays.stream(y).map(value -> value / Math.sqrt(y.length)).toArray();
  }

  @ParameterizedTest
  @CsvSource({"30,80,0,false", "30,80,0.9,true", "100,20,0.5,false", "100,20,0.9,true", "40,200,0.95,true", "25,150,0.9,false"})
  void knotsLieOnThePathAndNothingChangesBetweenThem(int samples, int features, double correlation, boolean nonNegative) {
    LassoProblems problem = LassoProblems.draw(samples, features, correlation, 11);
    LassoDefinition definition = PLAIN.withNonNegative(nonNegative);
    List<LassoSolution> knots = knots(problem, definition, 12, 1);
    // Few coefficients above 0 explain all that such coefficients can.
    assertThat(knots.get(knots.size() - 1).features().length).isBetween(nonNegative ? 1 : 12, 12);
    try (Lanes lanes = new Lanes(1); Lasso lasso = new Lasso(problem.matrix(), problem.y(), definition, 1e-12, lanes)) {
      assertThat(knots.get(0).lambda()).isCloseTo(lasso.lambdaMax(), within(1e-12 * lasso.lambdaMax()));
      for (int k = 0; k < knots.size(); k++) {
        LassoSolution knot = knots.get(k);
        assertThat(knot.gap()).isBetween(0.0, 1e-12);
        double[] expected = lasso.solve(knot.lambda()).dense(features, 0);
        double[] found = knot.dense(features, 0);
        for (int j = 0; j < features; j++) {
          assertThat(found[j]).as("feature %d at knot %d", j, k).isCloseTo(expected[j], within(1e-8));
        }
        if (k > 0) {
          int[] between = lasso.solve((knot.lambda() + knots.get(k - 1).lambda()) / 2).features();
          assertThat(between).as("between knots %d and %d", k - 1, k).contains(knot.features());
          assertThat(between.length - knot.features().length).isBetween(0, 1);
        }
      }
    }
  }

  @Test
  void everyFeatureThatCanEnterDoes() {
    LassoProblems problem = LassoProblems.draw(60, 10, 0.3, 5);
    LassoSolution last = knots(problem, PLAIN, 100, 1).get(knots(problem, PLAIN, 100, 1).size() - 1);
    assertThat(last.features()).hasSize(10);
    double[] least = CoordinateDescent.solve(problem.x(), problem.y(), 0, PLAIN);
    assertThat(last.dense(10, 0)).containsExactly(Arrays.copyOf(least, 10), within(1e-4));
  }

  @Test
  void ofEqualFeaturesOneEnters() {
    LassoProblems problem = LassoProblems.draw(40, 30, 0, 6);
    for (double[] row : problem.x()) {
      row[29] = row[0];
      row[28] = row[0];
      row[27] = 0;
      row[1] = row[2] + row[3];
    }
    List<LassoSolution> knots = knots(problem, PLAIN, 15, 1);
    LassoSolution last = knots.get(knots.size() - 1);
    assertThat(last.features()).hasSize(15);
    assertThat(last.gap()).isLessThan(1e-12);
    assertThat(Arrays.stream(last.features()).filter(j -> j == 0 || j >= 28).count()).isLessThanOrEqualTo(1);
    assertThat(last.features()).doesNotContain(27);
  }

  @Test
  void threadsChangeNothing() {
    LassoProblems problem = LassoProblems.draw(50, 5000, 0.5, 8);
    assertThat(knots(problem, PLAIN, 20, 3)).usingRecursiveComparison().isEqualTo(knots(problem, PLAIN, 20, 1));
  }

  @Test
  void elasticNetsAndFreeFeaturesAreRefused() {
    LassoProblems problem = LassoProblems.draw(10, 5, 0, 1);
    assertThatThrownBy(() -> knots(problem, PLAIN.withAlpha(0.5), 2, 1)).hasMessageContaining("the L1 penalty is 0.5");
    assertThatThrownBy(() -> knots(problem, PLAIN.withFactors(new double[] {1, 0, 1, 1, 1}), 2, 1))
        .hasMessageContaining("a penalty factor is 0");
  }
}
