package ml.spred.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import ml.spred.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Log2RuleTest {

  // R: quantile(c(1, 2, 4, 8, 16, NA), c(0, .25, .5, .99, 1), na.rm = TRUE)
  @Test
  void agreesWithTheQuantilesOfR() {
    Log2Rule.Quantiles quantiles = Log2Rule.quantiles(rows(16, 1, Double.NaN, 8, 2, 4));
    assertThat(quantiles.min()).isEqualTo(1);
    assertThat(quantiles.q25()).isEqualTo(2);
    assertThat(quantiles.median()).isEqualTo(4);
    assertThat(quantiles.q99()).isCloseTo(15.68, within(1e-12));
    assertThat(quantiles.max()).isEqualTo(16);
  }

  @Test
  void asksForLogsOfIntensitiesOnly() {
    assertThat(Log2Rule.needed(rows(2, 6, 9, 14))).as("log2 scale").isFalse();
    assertThat(Log2Rule.needed(rows(20, 600, 900, 54_000))).as("intensities").isTrue();
    assertThat(Log2Rule.needed(rows(1, 2, 3, 60))).as("wide and positive").isTrue();
    assertThat(Log2Rule.needed(rows(-40, -30, 3, 60))).as("wide around zero").isFalse();
    assertThat(Log2Rule.needed(rows(Double.NaN))).as("nothing").isFalse();
  }

  @Test
  void samplesLargeTables() {
    SplittableRandom random = new SplittableRandom(7);
    double[] row = random.doubles(1_000_000).toArray();
    row[17] = -3;
    Log2Rule.Quantiles quantiles = Log2Rule.quantiles(Collections.nCopies(8, row));
    assertThat(quantiles.min()).isEqualTo(-3);
    assertThat(quantiles.q25()).isCloseTo(0.25, within(0.002));
    assertThat(quantiles.q99()).isCloseTo(0.99, within(0.002));
    assertThat(Log2Rule.quantiles(Collections.nCopies(8, row))).isEqualTo(quantiles);
  }

  @Test
  void decidesInPartsAsTheQuantilesDo() {
    SplittableRandom random = new SplittableRandom(3);
    for (int trial = 0; trial < 2_000; trial++) {
      double[] values = values(random);
      Log2Evidence first = new Log2Evidence();
      Log2Evidence second = new Log2Evidence();
      for (int k = 0; k < values.length; k++) {
        (k % 3 == 0 ? first : second).accept(values[k]);
      }
      assertThat(second.add(first).log2Needed()).as(Arrays.toString(values))
          .isEqualTo(Log2Rule.quantiles(rows(values)).log2Needed());
    }
  }

  /** Few values near the limits of the rule, so that quantiles often fall between two of them. */
  private static double[] values(SplittableRandom random) {
    double[] palette = {-60, -1, 0, 0.5, 20, 51, 99, 100, 100.5, 101, 130, Double.NaN};
    return random.ints(random.nextInt(1, 200), 0, random.nextInt(1, palette.length + 1)).mapToDouble(k -> palette[k]).toArray();
  }

  @Test
  void transformsAndKeepsMissing() {
    assertThat(Log2Rule.apply(7)).isCloseTo(3, within(1e-15));
    assertThat(Log2Rule.apply(0)).isZero();
    assertThat(Log2Rule.apply(-5)).isZero();
    assertThat(Log2Rule.apply(Double.NaN)).isNaN();
  }

  @ParameterizedTest
  @CsvSource({"nakayama-gds2736,true", "golub-leukemia,true", "pollen-scrna,true", "tox171,true", "glioma50,false",
      "nci60-ross,false", "gravier-breast,false", "khan-srbct,false"})
  void judgesRealSets(String name, boolean needed) {
    ExpressionSet set = Readings.file(SharedData.require("gene/" + name + ".csv.gz"));
    assertThat(Log2Rule.needed(set.rows())).isEqualTo(needed);
  }

  private static List<double[]> rows(double... values) {
    int half = values.length / 2;
    return List.of(Arrays.copyOf(values, half), Arrays.copyOfRange(values, half, values.length));
  }
}
