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
