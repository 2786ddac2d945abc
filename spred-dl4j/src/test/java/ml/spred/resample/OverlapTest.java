package ml.spred.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OverlapTest {
  /** By hand: pairs share 1 of 3, 0 of 4 and 1 of 3 genes. */
  @Test
  void jaccardIsTheMeanOverPairs() {
    Overlap overlap = Overlap.of(List.of(new int[] {0, 1}, new int[] {1, 2}, new int[] {2, 3}), 5);
    assertThat(overlap.jaccard()).isEqualTo(2 / 9.0, within(1e-15));
    assertThat(overlap.meanSize()).isEqualTo(2);
    assertThat(overlap.numLists()).isEqualTo(3);
    assertThat(Overlap.of(List.of(new int[0], new int[0]), 5).jaccard()).isEqualTo(1);
  }

  /**
   * By hand, three lists of 2 among 5 genes: frequencies 1/3, 2/3, 2/3, 1/3, 0, so the variances s² of the genes are 1/3, 1/3,
   * 1/3, 1/3, 0 with mean 4/15; k/d = 2/5, and 1 − (4/15)/(6/25) = −1/9.
   */
  @Test
  void theIndexFollowsItsDefinition() {
    Overlap overlap = Overlap.of(List.of(new int[] {0, 1}, new int[] {1, 2}, new int[] {2, 3}), 5);
    assertThat(overlap.stability()).isEqualTo(-1 / 9.0, within(1e-14));
    // part_i = (mean(z_i·p) − k_i·k/d² + Φ/2·(2·k_i·k/d² − k_i/d − k/d + 1)) / (k/d·(1 − k/d)); the shared sums are 1, 4/3 and 1.
    double[] parts = {1, 4 / 3.0, 1};
    for (int k = 0; k < 3; k++) {
      parts[k] = (parts[k] / 5 - 4 / 25.0 - 1 / 18.0 * (8 / 25.0 - 2 / 5.0 - 2 / 5.0 + 1)) / (6 / 25.0);
    }
    double mean = (parts[0] + parts[1] + parts[2]) / 3;
    double variance = 4 / 9.0 * IntStream.range(0, 3).mapToDouble(k -> Math.pow(parts[k] - mean, 2)).sum();
    assertThat(overlap.high() - overlap.stability()).isEqualTo(1.959963984540054 * Math.sqrt(variance), within(1e-12));
    assertThat(overlap.stability() - overlap.low()).isEqualTo(overlap.high() - overlap.stability(), within(1e-12));
  }

  @Test
  void equalListsScoreOneAndRandomOnesZero() {
    assertThat(Overlap.of(List.of(new int[] {3, 7}, new int[] {3, 7}, new int[] {3, 7}), 50).stability()).isEqualTo(1,
        within(1e-14));
    SplittableRandom random = new SplittableRandom(3);
    List<int[]> lists = new ArrayList<>();
    for (int k = 0; k < 400; k++) {
      lists.add(IntStream.range(0, 200).filter(gene -> random.nextDouble() < 0.1).toArray());
    }
    Overlap overlap = Overlap.of(lists, 200);
    assertThat(overlap.stability()).isBetween(-0.01, 0.01);
    assertThat(overlap.low()).isLessThan(overlap.stability());
    assertThat(overlap.jaccard()).as("chance alone: 0.1² / (2·0.1 − 0.1²)").isEqualTo(0.01 / 0.19, within(0.005));
  }

  /** The interval covers the value of the population in about 95 of 100 draws of lists. */
  @Test
  void theIntervalCovers() {
    double[] shares = IntStream.range(0, 60).mapToDouble(gene -> gene < 8 ? 0.8 : 0.05).toArray();
    double population = Overlap.of(draw(shares, 4000, 1), 60).stability();
    long covered = IntStream.range(0, 300).mapToObj(k -> Overlap.of(draw(shares, 50, 100 + k), 60))
        .filter(one -> one.low() <= population && population <= one.high()).count();
    assertThat(covered).isBetween(270L, 298L);
  }

  private static List<int[]> draw(double[] shares, int number, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, number)
        .mapToObj(k -> IntStream.range(0, shares.length).filter(gene -> random.nextDouble() < shares[gene]).toArray()).toList();
  }

  @Test
  void oneListHasNoOverlap() {
    assertThatThrownBy(() -> Overlap.of(List.of(new int[] {1}), 3)).hasMessageContaining("there are 1 lists");
  }
}
