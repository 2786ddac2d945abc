package ml.spred.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import ml.spred.GoldenFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against scipy's DOP853 by the method of steps; golden-mackey-glass.py beside it made the values. */
class MackeyGlassTest {
  private static final double[][] GOLDEN = GoldenFile.numbers(MackeyGlassTest.class, "golden-mackey-glass.csv", 0);

  private static double error(double delay, int column, double step) {
    double[] series = MackeyGlass.standard().withDelay(delay).withStep(step).series(GOLDEN.length, 10);
    double worst = 0;
    for (int k = 0; k < series.length; k++) {
      worst = Math.max(worst, Math.abs(series[k] - GOLDEN[k][column]));
    }
    return worst;
  }

  @ParameterizedTest
  @CsvSource({"17,1", "30,2"})
  void isTheSeriesOfAnotherIntegratorAndOfOrderFour(double delay, int column) {
    double standard = error(delay, column, 0.1);
    assertThat(standard).isLessThan(1e-4);
    assertThat(error(delay, column, 0.05) / standard).as("half the step").isBetween(1 / 24.0, 1 / 10.0);
    assertThat(error(delay, column, 0.0125)).isLessThan(1e-7);
  }

  @Test
  void theAttractorIsThatOfTheLiterature() {
    double[] series = MackeyGlass.standard().series(3000, 1);
    assertThat(Arrays.stream(series).skip(200).min().orElseThrow()).isBetween(0.2, 0.45);
    assertThat(Arrays.stream(series).skip(200).max().orElseThrow()).isBetween(1.25, 1.4);
    double[] moved = MackeyGlass.standard().withPast(1.2 + 1e-6).series(3000, 1);
    double apart = 0;
    for (int k = 2500; k < 3000; k++) {
      apart = Math.max(apart, Math.abs(series[k] - moved[k]));
    }
    assertThat(apart).as("a change of 1e-6 grows: the series is chaotic").isGreaterThan(0.1);
    double[] fixed = new MackeyGlass(0.2, 0.1, 10, 2, 1.2, 0.1).series(1000, 1);
    assertThat(fixed[999]).as("a short delay settles where growth and decay are equal").isCloseTo(1, within(1e-9));
  }

  @Test
  void embedsAsSamplesAndTargets() {
    double[] series = {0, 1, 2, 3, 4, 5, 6, 7};
    MackeyGlass.Embedding embedding = MackeyGlass.embed(series, 3, 2, 2);
    assertThat(embedding.samples()).isDeepEqualTo(new double[][] {{0, 2, 4}, {1, 3, 5}});
    assertThat(embedding.targets()).containsExactly(6, 7);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> MackeyGlass.standard().withStep(0.3)).hasMessageContaining("the delay must be a multiple");
    assertThatThrownBy(() -> MackeyGlass.standard().withPast(-1)).hasMessageContaining("past -1.0");
    assertThatThrownBy(() -> MackeyGlass.standard().series(5, 0.25)).hasMessageContaining("the interval 0.25");
    assertThatThrownBy(() -> MackeyGlass.embed(new double[8], 3, 2, 4)).hasMessageContaining("longer than 8");
  }
}
