package ml.spred.spark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LassoReportTest {
  /** The strongest penalty leaves no feature in: its error is what there is to beat. */
  @Test
  void theErrorStandsBesideThatWithoutFeatures() {
    String html = LassoFixture.report(true).render();

    assertThat(html).contains("12 features of 50,045 at lambda", "In cross-validation the error falls from 3 without features to"
        + " 1.281 ± 0.1.", "± 0.1 · without features: 3<", "class=\"headline good\"");
  }

  @Test
  void withoutCrossValidationNoErrorIsClaimed() {
    assertThat(LassoFixture.report(false).render()).contains("on the samples of the fit, so too good")
        .doesNotContain("without features").doesNotContain("Cross-validation error");
  }

  @Test
  void everyChartSpeaksToAScreenReader() {
    String html = LassoFixture.report(true).render();

    assertThat(count(html, "<figure class=\"chart\"")).isEqualTo(2);
    assertThat(count(html, "role=\"img\" aria-label=\"[A-Z][^\"]{30,}\\.\"")).isEqualTo(2);
    assertThat(html).contains("spred lasso --input cells.csv", "How to repeat");
  }

  private static int count(String text, String pattern) {
    return (int) Pattern.compile(pattern).matcher(text).results().count();
  }
}
