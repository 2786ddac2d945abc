package ml.spred.hsic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.GoldenFile;
import ml.spred.SharedData;
import ml.spred.compute.Lanes;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.Readings;
import ml.spred.problem.FeatureMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lists and coefficients of the authors' program, which works in single precision; golden-pyhsiclasso.py beside them made them.
 */
class GoldenHsicLassoTest {
  private static final List<String[]> GOLDEN = GoldenFile.cells(GoldenHsicLassoTest.class, "golden-selections.csv", 0);
  private static final List<String[]> ORDERS = GoldenFile.cells(GoldenHsicLassoTest.class, "golden-permutations.csv", 0);

  @Test
  void everyKernelAndBlockSizeOnADrawnProblem() {
    double[][] table = GoldenFile.numbers(GoldenHsicLassoTest.class, "golden-samples.csv", 0);
    int compared = 0;
    for (String[] cells : GOLDEN.stream().filter(cells -> cells[0].equals("drawn")).toList()) {
      int from = cells[2].equals("DELTA") ? 52 : 2;
      int to = cells[2].equals("DELTA") ? 62 : 82;
      double[] label = Arrays.stream(table).mapToDouble(row -> row[cells[1].equals("class") ? 0 : 1]).toArray();
      compare(cells, Arrays.stream(table).map(row -> Arrays.copyOfRange(row, from, to)).toArray(double[][]::new), label);
      compared++;
    }
    assertThat(compared).isEqualTo(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"golub-leukemia", "khan-srbct"})
  void realSets(String name) {
    ExpressionSet set = Readings.file(SharedData.require("gene/" + name + ".csv.gz"));
    List<String> classes = set.column("label").stream().distinct().sorted().toList();
    double[] label = set.column("label").stream().mapToDouble(classes::indexOf).toArray();
    List<String[]> golden = GOLDEN.stream().filter(cells -> cells[0].equals(name)).toList();
    assertThat(golden).hasSize(2);
    golden.forEach(cells -> compare(cells, set.rows().toArray(double[][]::new), label));
  }

  private static void compare(String[] cells, double[][] x, double[] label) {
    int[] expected = Arrays.stream(cells[6].split(" ")).mapToInt(Integer::parseInt).toArray();
    double[] scores = Arrays.stream(cells[7].split(" ")).mapToDouble(Double::parseDouble).toArray();
    HsicOptions options = HsicOptions.defaults().withNumFeatures(expected.length)
        .withKernels(Kernel.valueOf(cells[2]), Kernel.valueOf(cells[3]));
    try (Lanes lanes = new Lanes(2)) {
      HsicSelection found =
          HsicLasso.select(FeatureMatrix.ofRows(x), label, options, blocks(cells[0], Integer.parseInt(cells[4])), lanes);
      String what = String.join(" ", Arrays.copyOf(cells, 5));
      assertThat(found.ranking()).as(what).containsExactly(expected);
      double[] ranked = Arrays.stream(found.scores()).map(score -> -score).sorted().map(score -> -score).toArray();
      IntStream.range(0, ranked.length).forEach(k -> assertThat(ranked[k]).as(what).isCloseTo(scores[k], within(2e-6)));
      assertThat(found.gap()).as(what).isBetween(0.0, 1e-12);
    }
  }

  /** The library's own permutations; those of its generator are not ours. */
  private static SampleBlocks blocks(String problem, int size) {
    List<int[]> orders = new ArrayList<>();
    ORDERS.stream().filter(cells -> cells[0].equals(problem))
        .forEach(cells -> orders.add(Arrays.stream(cells).skip(1).mapToInt(Integer::parseInt).toArray()));
    return size == 0 ? SampleBlocks.draw(orders.get(0).length, 0, 1, 0) : SampleBlocks.of(orders.toArray(int[][]::new), size);
  }
}
