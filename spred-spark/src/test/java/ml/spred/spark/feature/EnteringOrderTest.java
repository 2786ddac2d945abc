package ml.spred.spark.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import ml.spred.solver.PathPoint;
import ml.spred.spark.feature.EnteringOrder.Entry;
import org.junit.jupiter.api.Test;

class EnteringOrderTest {

  /** A point whose features have the norms 1, 2, … in their order. */
  private static PathPoint point(double kappa, int... support) {
    double[] scores = Arrays.stream(support).mapToDouble(feature -> 1 + feature).toArray();
    return new PathPoint(kappa, support.length, null, 0, Double.NaN, Double.NaN, false, support, scores, new double[0][],
        new double[0]);
  }

  @Test
  void featuresAreListedFromSparseToDense() {
    List<Entry> order = EnteringOrder.of(List.of(point(1), point(0.5, 3), point(0.25, 1, 2, 3), point(0.125, 1, 3)));
    assertThat(order).containsExactly(new Entry(1, 3, 0.5, Double.NaN, 3), new Entry(2, 2, 0.25, 0.125, 1),
        new Entry(3, 1, 0.25, Double.NaN, 2));
  }

  @Test
  void theOrderOfSolvingDoesNotMatter() {
    List<PathPoint> path = List.of(point(1), point(0.5, 3), point(0.25, 2, 3), point(0.125, 1, 3));
    assertThat(EnteringOrder.of(List.of(path.get(2), path.get(0), path.get(3), path.get(1)))).isEqualTo(EnteringOrder.of(path));
  }

  @Test
  void aFeatureThatComesBackIsCountedWhereItIsIn() {
    assertThat(EnteringOrder.of(List.of(point(1, 4), point(0.5), point(0.25, 4), point(0.125))))
        .containsExactly(new Entry(1, 4, 1, 0.125, 2));
  }

  @Test
  void aPointThatIsSolvedAgainWithFewerFeaturesDoesNotCount() {
    assertThat(EnteringOrder.of(List.of(point(0.5, 1, 2), point(0.5, 2)))).hasSize(2)
        .allSatisfy(entry -> assertThat(entry.numPoints()).isEqualTo(1));
  }

  @Test
  void anEmptyPathHasNoOrder() {
    assertThat(EnteringOrder.of(List.of())).isEmpty();
    assertThat(EnteringOrder.of(List.of(point(1)))).isEmpty();
  }
}
