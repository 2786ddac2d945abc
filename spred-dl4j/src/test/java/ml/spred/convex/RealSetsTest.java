package ml.spred.convex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import ml.spred.SharedData;
import ml.spred.compute.Lanes;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.Readings;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Form;
import ml.spred.problem.Heads;
import ml.spred.problem.MissingValues;
import ml.spred.problem.ProblemDefinition;
import ml.spred.problem.Scaling;
import ml.spred.problem.Standardizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * The whole path on every real set: every point's gap and violation are asked for, and points are held against the definition by a
 * check that shares nothing with the solver: every tenth, or all of them with {@code -Dspred.long=true}.
 */
class RealSetsTest {
  private static final int POINTS = 100;
  private static final double GAP = 1e-6;

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/ml/spred/expression/gene-sets.csv", numLinesToSkip = 1)
  void everyPointOfThePathIsCertified(String name) {
    ExpressionSet set = Readings.file(SharedData.require("gene/" + name + ".csv.gz"));
    FeatureMatrix raw = FeatureMatrix.ofRows(set.rows().toArray(double[][]::new));
    FeatureMatrix x = Standardizer.fit(raw, Scaling.FEATURE, MissingValues.REFUSE).apply(raw);
    List<String> classes = set.column("label").stream().distinct().sorted().toList();
    int[] labels = set.column("label").stream().mapToInt(classes::indexOf).toArray();
    try (Lanes lanes = new Lanes(2)) {
      LinearHead head = new LinearHead(x, labels, classes.size(), ProblemDefinition.of(Heads.linearOnly()), lanes);
      LinearHead.Solution solution = null;
      int every = Boolean.getBoolean("spred.long") ? 1 : 10;
      for (int k = 0; k < POINTS; k++) {
        solution = head.solve(solution, head.kappaMax() * Math.pow(0.01, k / (POINTS - 1.0)), GAP);
        assertThat(solution.certificate().gap()).as("gap of point %d", k).isLessThanOrEqualTo(GAP);
        assertThat(solution.certificate().numChecked()).isEqualTo(x.numFeatures());
        if (k % every == every - 1) {
          confirm(x, labels, solution);
        }
      }
      assertThat(solution.genes().length).isBetween(3, x.numFeatures() / 2);
    }
  }

  private static void confirm(FeatureMatrix x, int[] labels, LinearHead.Solution solution) {
    OptimalityCheck check = OptimalityCheck.of(x, labels, solution);
    double l1 = 2 * solution.certificate().kappa();
    assertThat(check.violation(l1, 0, Form.GROUP)).isCloseTo(solution.certificate().violation(), within(1e-9));
    assertThat(check.violation(l1, 0, Form.GROUP)).isLessThan(1e-3);
    assertThat(check.objective(l1, 0, Form.GROUP)).isCloseTo(solution.certificate().objective(), within(1e-10));
  }
}
