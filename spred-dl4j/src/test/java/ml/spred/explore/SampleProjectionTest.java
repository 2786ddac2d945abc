package ml.spred.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import ml.spred.expression.ExpressionFormat;
import ml.spred.expression.ExpressionSet;
import org.junit.jupiter.api.Test;

class SampleProjectionTest {
  private static final int SAMPLES = 12;
  private static final boolean[] TRAINING = new boolean[SAMPLES];

  static {
    Arrays.fill(TRAINING, 0, 9, true);
  }

  @Test
  void samplesThatWereHeldOutMoveNoAxis() {
    double[][] values = values(50, 1);
    double[][] other = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    Arrays.fill(other[11], 1_000);

    SampleProjection before = project(values, false);
    SampleProjection after = project(other, false);

    assertThat(after.shares()).containsExactly(before.shares());
    assertThat(Arrays.copyOf(after.places(), 11)).isDeepEqualTo(Arrays.copyOf(before.places(), 11));
    assertThat(after.places()[11]).isNotEqualTo(before.places()[11]);
  }

  @Test
  void logsAreTakenFirstAndMissingValuesPullNowhere() {
    double[][] raw = values(50, 2);
    double[][] logged = Arrays.stream(raw).map(row -> Arrays.stream(row).map(value -> Math.log(value + 1) / Math.log(2)).toArray())
        .toArray(double[][]::new);
    raw[10][7] = Double.NaN;
    logged[10][7] = Double.NaN;

    double[][] byRule = project(raw, true).places();
    double[][] byHand = project(logged, false).places();

    for (int sample = 0; sample < SAMPLES; sample++) {
      assertThat(byRule[sample]).containsExactly(byHand[sample], within(1e-4));
    }
    assertThat(byRule[10]).doesNotContain(Double.NaN);
  }

  @Test
  void ofVeryManyGenesThoseThatVaryMostOnTheTrainingSamplesAreTaken() {
    int genes = SampleProjection.MOST_GENES + 500;
    double[][] values = values(genes, 3);
    // The first 500 genes hardly vary where the axes are found, and wildly elsewhere.
    for (int sample = 0; sample < SAMPLES; sample++) {
      for (int gene = 0; gene < 500; gene++) {
        values[sample][gene] = TRAINING[sample] ? 100 + 1e-3 * values[sample][gene] : 1e4 * sample;
      }
    }

    SampleProjection all = project(values, false);
    SampleProjection varying = SampleProjection.of(set(values), IntStream.range(0, SAMPLES).toArray(), TRAINING,
        IntStream.range(500, genes).toArray(), false).orElseThrow();

    assertThat(all.numGenes()).isEqualTo(SampleProjection.MOST_GENES);
    assertThat(all.places()).isDeepEqualTo(varying.places());
  }

  @Test
  void tooFewTrainingSamplesOrGenesAreNoPlane() {
    ExpressionSet set = set(values(5, 4));
    int[] all = IntStream.range(0, SAMPLES).toArray();

    assertThat(SampleProjection.of(set, all, new boolean[SAMPLES], new int[] {0, 1, 2}, false)).isEmpty();
    assertThat(SampleProjection.of(set, all, TRAINING, new int[] {3}, false)).isEmpty();
    assertThat(SampleProjection.of(set, all, TRAINING, new int[0], false)).isEmpty();
  }

  private static SampleProjection project(double[][] values, boolean log2) {
    return SampleProjection.of(set(values), IntStream.range(0, SAMPLES).toArray(), TRAINING,
        IntStream.range(0, values[0].length).toArray(), log2).orElseThrow();
  }

  private static double[][] values(int genes, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, SAMPLES).mapToObj(sample -> random.doubles(genes, 1, 100).toArray()).toArray(double[][]::new);
  }

  private static ExpressionSet set(double[][] values) {
    List<String> samples = IntStream.range(0, SAMPLES).mapToObj(k -> "s" + k).toList();
    List<String> genes = IntStream.range(0, values[0].length).mapToObj(k -> "g" + k).toList();
    return ExpressionSet.builder().source("test").format(ExpressionFormat.CSV).samples(samples).features(genes).values(values).build();
  }
}
