package ml.spred.spark.param;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
  @Test
  void limitsThemselvesBelongToAtLeastAlone() {
    assertThat(Limits.atLeast("n", 1).apply(1)).isEqualTo(true);
    assertThat(Limits.atLeast("x", 0.0).apply(0.0)).isEqualTo(true);
    assertThat(Limits.between("f", 0, 1).apply(0.5)).isEqualTo(true);
    assertThatThrownBy(() -> Limits.above("x", 0).apply(0.0)).hasMessage("x is 0.0, it must be a finite number above 0.");
    assertThatThrownBy(() -> Limits.atLeast("n", 1).apply(0)).hasMessage("n is 0, it must be at least 1.");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -1, Double.NaN})
  void outsideIsRefusedWithBothLimits(double value) {
    assertThatThrownBy(() -> Limits.between("f", 0, 1).apply(value))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("f is " + value + ", it must be above 0 and below 1.");
  }

  @Test
  void infinityAndNanAreNeverAllowed() {
    assertThatThrownBy(() -> Limits.above("x", 0).apply(Double.POSITIVE_INFINITY)).hasMessageContaining("x is Infinity");
    assertThatThrownBy(() -> Limits.atLeast("x", 0.0).apply(Double.NaN)).hasMessageContaining("x is NaN");
  }

  @Test
  void sizesAreOneOrMorePositiveNumbers() {
    assertThat(Limits.sizes("h").apply(new int[] {1})).isEqualTo(true);
    assertThatThrownBy(() -> Limits.sizes("h").apply(new int[0])).hasMessageContaining("h is []");
    assertThatThrownBy(() -> Limits.sizes("h").apply(new int[] {8, 0})).hasMessageContaining("h is [8, 0]");
  }
}
