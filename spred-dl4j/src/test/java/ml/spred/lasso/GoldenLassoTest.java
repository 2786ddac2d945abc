package ml.spred.lasso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import ml.spred.GoldenFile;
import ml.spred.SharedData;
import ml.spred.compute.Lanes;
import ml.spred.convex.LinearHead;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.Readings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objectives and supports of scikit-learn's coordinate descent; golden-sklearn.py beside them made them. */
class GoldenLassoTest {

  @ParameterizedTest
  @ValueSource(strings = {"families", "correlated"})
  void drawnProblems(String name) {
    double[][] table = name.equals("families") ? GoldenFile.numbers(LinearHead.class, "golden-families-samples.csv", 1)
        : GoldenFile.numbers(GoldenLassoTest.class, "golden-correlated.csv", 0);
    int from = name.equals("families") ? 5 : 1;
    compare(name, Arrays.stream(table).map(row -> Arrays.copyOfRange(row, from, row.length)).toArray(double[][]::new),
        Arrays.stream(table).mapToDouble(row -> row[0]).toArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"golub-leukemia", "khan-srbct"})
  void realSets(String name) {
    ExpressionSet set = Readings.file(SharedData.require("gene/" + name + ".csv.gz"));
    String first = set.column("label").stream().sorted().findFirst().orElseThrow();
    compare(name, set.rows().toArray(double[][]::new),
        set.column("label").stream().mapToDouble(label -> label.equals(first) ? 1 : 0).toArray());
  }

  private static void compare(String name, double[][] x, double[] y) {
    LassoDefinition definition = LassoDefinition.DEFAULT.withStandardization(false);
    compare("golden-sklearn.csv", name, x, y, definition);
    compare("golden-positive.csv", name, x, y, definition.withNonNegative(true));
  }

  private static void compare(String file, String name, double[][] x, double[] y, LassoDefinition definition) {
    int compared = 0;
    try (Lanes lanes = new Lanes(1); Lasso lasso = new Lasso(LassoMatrix.ofRows(x), y, definition, 1e-10, lanes)) {
      for (String[] cells : GoldenFile.cells(GoldenLassoTest.class, file, 1)) {
        if (!cells[0].equals(name)) {
          continue;
        }
        LassoSolution solution = lasso.solve(Double.parseDouble(cells[2]));
        double objective = Double.parseDouble(cells[3]);
        assertThat(solution.objective()).as("%s at %s", file, cells[1]).isCloseTo(objective, within(1e-9 * objective));
        assertThat(solution.features()).as("%s at %s", file, cells[1])
            .containsExactly(Arrays.stream(cells[4].split(" ")).mapToInt(Integer::parseInt).toArray());
        compared++;
      }
    }
    assertThat(compared).isEqualTo(3);
  }
}
