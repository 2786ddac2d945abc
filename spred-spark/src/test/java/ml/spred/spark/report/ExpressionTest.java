package ml.spred.spark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExpressionTest {
  private static final Expression SMALL = new Expression(
      List.of("high in b", "high in a"),
      new double[][] {{1, 9, 2, 8}, {7, 3, 8, 2}},
      List.of("s0", "s1", "s2", "s3"),
      new int[] {0, 1, 0, 1},
      List.of("train", "train", "dev", "test"));

  @Test
  void blocksPutGenesBesideTheirClassAndSamplesByClass() {
    Expression blocks = SMALL.inBlocks(2);

    assertThat(blocks.features()).containsExactly("high in a", "high in b");
    assertThat(blocks.samples()).containsExactly("s0", "s2", "s3", "s1");
    assertThat(blocks.classOf()).containsExactly(0, 0, 1, 1);
    assertThat(blocks.splits()).containsExactly("train", "dev", "test", "train");
    assertThat(blocks.values()).isDeepEqualTo(new double[][] {{7, 8, 2, 3}, {1, 2, 8, 9}});
  }

  @Test
  void aMissingValueDisturbsNoOrder() {
    Expression missing = new Expression(SMALL.features(), new double[][] {{1, 9, Double.NaN, 8}, {7, 3, 8, 2}}, SMALL.samples(),
        SMALL.classOf(), SMALL.splits());

    assertThat(missing.inBlocks(2).samples()).containsExactly("s0", "s2", "s3", "s1");
  }

  @Test
  void bestKeepsTheFirstGenes() {
    assertThat(SMALL.best(1).features()).containsExactly("high in b");
    assertThat(SMALL.best(9).features()).hasSize(2);
  }

  @Test
  void thinningKeepsEveryClassAndItsShare() {
    int samples = 1_001;
    int[] classOf = IntStream.range(0, samples).map(sample -> sample == 500 ? 2 : sample % 4 == 0 ? 1 : 0).toArray();
    Expression large = new Expression(List.of("g"), new double[1][samples],
        IntStream.range(0, samples).mapToObj(String::valueOf).toList(), classOf, Collections.nCopies(samples, "train"));

    Expression thin = large.thinned(100);

    assertThat(thin.samples()).hasSizeBetween(95, 105);
    assertThat(IntStream.of(thin.classOf()).filter(label -> label == 1).count()).isBetween(24L, 27L);
    assertThat(thin.classOf()).contains(2);
    assertThat(large.thinned(samples)).isSameAs(large);
  }

  @Test
  void shapesThatDisagreeAreRefused() {
    assertThatThrownBy(() -> new Expression(List.of("g"), new double[2][1], List.of("s"), new int[1], List.of("train")))
        .hasMessage("there are 2 values for 1 genes");
  }
}
