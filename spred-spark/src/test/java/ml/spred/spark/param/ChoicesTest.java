package ml.spred.spark.param;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ml.spred.select.SelectionMode;
import ml.spred.redundant.Initialization;
import org.junit.jupiter.api.Test;

class ChoicesTest {
  @Test
  void constantsAreSpelledAsInMllib() {
    assertThat(Choices.spellings(SelectionMode.values()))
        .containsExactly("kappa", "numTopFeatures", "validation", "oneStandardError");
    assertThat(Choices.spelling(Initialization.SQUARE_ROOT)).isEqualTo("squareRoot");
  }

  @Test
  void everySpellingLeadsBack() {
    for (Initialization constant : Initialization.values()) {
      assertThat(Choices.constant(Initialization.class, Choices.spelling(constant))).isEqualTo(constant);
    }
  }

  @Test
  void anotherWordIsRefusedWithTheChoices() {
    assertThat(Choices.oneOf("heads", "linear", "mlp").apply("mlp")).isEqualTo(true);
    assertThatThrownBy(() -> Choices.oneOf("heads", "linear", "mlp").apply("tree"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("heads is 'tree', which does not exist; choose one of linear, mlp.");
    assertThatThrownBy(() -> Choices.constant(SelectionMode.class, "best"))
        .hasMessage("SelectionMode 'best' does not exist; choose one of kappa, numTopFeatures, validation, oneStandardError.");
  }
}
