package ml.spred.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusterOrderTest {
  @Test
  void likeStandsBesideLike() {
    double[][] points = {{0}, {10}, {0.1}, {9.8}, {20}, {0.3}};

    assertThat(ClusterOrder.of(points)).containsExactly(0, 2, 5, 3, 1, 4);
  }

  @Test
  void joinsByTheMeanDistanceOfAllPairs() {
    // 5 lies 4.5 from {0, 1} on average and 5 from 10: it joins {0, 1}, then 10 comes.
    assertThat(ClusterOrder.of(new double[][] {{10}, {5}, {1}, {0}})).containsExactly(3, 2, 1, 0);
    // 9.2 is 4.2 from 5, below those 4.5, though the nearest of {0, 1} is at 4: average, not single linkage.
    assertThat(areJoinedFirst(new double[][] {{0}, {1}, {5}, {9.2}}, 2, 3)).isTrue();
  }

  /** Whether two points are neighbours with the rest on one side. */
  private static boolean areJoinedFirst(double[][] points, int a, int b) {
    int[] order = ClusterOrder.of(points);
    List<Integer> list = Arrays.stream(order).boxed().toList();
    return list.subList(0, 2).containsAll(List.of(a, b)) || list.subList(order.length - 2, order.length).containsAll(List.of(a, b));
  }

  @Test
  void theOrderOfTheInputDoesNotMatter() {
    Random random = new Random(5);
    double[][] points = IntStream.range(0, 40).mapToObj(k -> random.doubles(3).toArray()).toArray(double[][]::new);
    List<Integer> shuffled = new ArrayList<>(IntStream.range(0, 40).boxed().toList());
    Collections.shuffle(shuffled, new Random(6));
    double[][] other = shuffled.stream().map(k -> points[k]).toArray(double[][]::new);

    int[] expected = ClusterOrder.of(points);
    int[] actual = Arrays.stream(ClusterOrder.of(other)).map(shuffled::get).toArray();

    assertThat(actual).containsExactly(expected);
    assertThat(Arrays.stream(expected).sorted()).containsExactlyElementsOf(IntStream.range(0, 40).boxed().toList());
  }

  @Test
  void tiesAndSmallInputsEnd() {
    assertThat(ClusterOrder.of(new double[0][])).isEmpty();
    assertThat(ClusterOrder.of(new double[][] {{3}})).containsExactly(0);
    assertThat(ClusterOrder.of(new double[][] {{1}, {1}, {1}, {1}, {1}})).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
  }
}
