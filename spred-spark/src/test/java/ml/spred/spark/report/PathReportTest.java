package ml.spred.spark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PathReportTest {

  @Test
  void everySectionIsThere() {
    String html = PathFixture.realistic().render();

    assertThat(html).contains("<section id=\"scores\"", "<section id=\"order\"", "<section id=\"certificate\"",
        "<section id=\"repeat\"", "Along 100 strengths from kappa 0.38 to", "<a href=\"report.html\">",
        "spred path --input GDS1816.soft.gz", "The largest duality gap is 0.00003\u00a0% of the objective");
  }

  @Test
  void theFirstScreenHoldsTheScoreAgainstTheLargestClass() {
    assertThat(PathFixture.realistic().render()).contains("; largest class alone: 42.0\u00a0%<");
  }

  @Test
  void everyChartSpeaksToAScreenReader() {
    assertThat(Pattern.compile("role=\"img\" aria-label=\"[A-Z][^\"]{30,}\\.\"").matcher(PathFixture.realistic().render())
        .results()).hasSize(2);
  }

  @Test
  void aPointThatFailedIsSaid() {
    PathReport good = PathFixture.realistic();
    String html = new PathReport(good.command(), good.options(), good.data(), good.path(), good.chosen(), good.oneStandardError(),
        good.norms(), good.order(), new PathReport.Proof(0.38, 98, 3e-5, 1e-5, 1e-6), good.provenance(), "").render();

    assertThat(html).contains("2 do not hold", "2 points did not reach it").doesNotContain("<a href=\"report.html\">");
  }

  @Test
  void aPathOfOnePointDrawsNothing() {
    String html = new PathFixture(1, "EGFR").build().render();

    assertThat(html).contains("Along 1 strength from").doesNotContain("<figure");
  }

  @Test
  void pointsOffThePathAreRefused() {
    PathReport good = PathFixture.realistic();
    assertThatThrownBy(() -> new PathReport("", good.options(), good.data(), List.of(), -1, -1, good.norms(), good.order(),
        good.proof(), good.provenance(), "")).hasMessageContaining("0 points of the path");
  }
}
