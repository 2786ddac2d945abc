package ml.spred.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

class IntervalTest {

  /* from scipy.stats import binomtest; binomtest(22, 24).proportion_ci(method='wilson') */
  @ParameterizedTest
  @CsvSource({
    "22, 24, 0.7415119780678932, 0.9768411847029568",
    "0, 5, 0.0, 0.43448246478317476",
    "1, 1, 0.20654931437723745, 1.0"
  })
  void wilsonAgreesWithScipy(int successes, int trials, double low, double high) {
    Interval interval = Interval.wilson95(successes, trials);

    assertThat(interval.low()).isEqualTo(low, within(1e-12));
    assertThat(interval.high()).isEqualTo(high, within(1e-12));
  }

  @Test
  void containsItsEndsAndNothingOutside() {
    Interval interval = new Interval(0.25, 0.75);

    assertThat(interval.contains(0.25)).isTrue();
    assertThat(interval.contains(0.75)).isTrue();
    assertThat(interval.contains(0.76)).isFalse();
    assertThat(interval.contains(0.24)).isFalse();
  }

  @Test
  void moreSuccessesThanTrialsAreRefused() {
    assertThatThrownBy(() -> Interval.wilson95(3, 2)).hasMessageContaining("successes is 3").hasMessageContaining("0..2");
  }
}
