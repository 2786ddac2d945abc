package ml.spred.spark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectionReportTest {
  private static final int THREE_MEGABYTES = 3_000_000;
  private static final Pattern REQUEST = Pattern.compile(
      "(?i)(src|href|action)\\s*=\\s*[\"']?\\s*(https?:)?//|@import|url\\(\\s*[\"']?(https?:)?//");

  @Test
  void everySectionIsThere() {
    String html = ReportFixture.realistic().build().render();

    assertThat(html).contains("<section id=\"scores\"", "<section id=\"genes\"", "<section id=\"expression\"",
        "<section id=\"training\"", "<section id=\"certificate\"", "<section id=\"data\"", "<section id=\"repeat\"");
    assertThat(html).contains("With 40 genes of 22,283, the accuracy is", "Each of the 22,283 genes was checked",
        "spred select --input GDS1816.soft.gz --label &#39;disease state&#39; --seed 7", "ND4J",
        "Three probes had no annotation.");
  }

  @Test
  void everyChartSpeaksToAScreenReader() {
    String html = ReportFixture.realistic().build().render();

    assertThat(count(html, "<figure class=\"chart\"")).isEqualTo(7);
    assertThat(count(html, "role=\"img\" aria-label=\"[A-Z][^\"]{30,}\\.\"")).isEqualTo(7);
  }

  @Test
  void theDataBlockHoldsGenesAndExpression() throws Exception {
    JsonNode data = data(ReportFixture.realistic().build().render());

    JsonNode genes = part(data, "gene-table");
    assertThat(genes.get("rows")).hasSize(40);
    assertThat(genes.get("rows").get(0).get(1).asText()).isEqualTo("200000_at");
    assertThat(part(data, "heatmap").get("values")).hasSize(30);
    assertThat(part(data, "heatmap").get("values").get(0)).hasSize(120);
    assertThat(part(data, "path").get("x").get("values")).hasSize(20);
    assertThat(part(data, "confusion").get("splits").get(0).get("name").asText()).isEqualTo("test");
  }

  @Test
  void hostileNamesStayText() throws Exception {
    String hostile = "</script><script>alert(1)</script>\"'&\u2028é";
    String html = ReportFixture.realistic().named("<img src=x onerror=alert(2)>", List.of(hostile)).build().render();

    assertThat(html).doesNotContain("<script>alert(1)").doesNotContain("<img src=x");
    assertThat(html).contains("&lt;img src");
    assertThat(part(data(html), "gene-table").get("rows").get(0).get(1).asText()).isEqualTo(hostile);
  }

  @Test
  void nothingIsLoadedFromOutside() {
    String html = ReportFixture.realistic().build().render();

    assertThat(REQUEST.matcher(withoutLibrary(html)).find()).isFalse();
    assertThat(html).contains("default-src 'none'");
  }

  @Test
  void aLargeReportStaysBelowThreeMegabytes() {
    List<String> classes = IntStream.range(0, 14).mapToObj(label -> "cell type " + label).toList();
    String html = new ReportFixture(classes, 3_000).genes(5_000).build().render();

    assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(THREE_MEGABYTES);
    assertThat(html).contains("of 3,000 samples, taken evenly from each class");
  }

  @Test
  void nothingSelectedIsSaidAndDrawsNoExpression() {
    String html = ReportFixture.realistic().genes(0).build().render();

    assertThat(html).contains("No gene was selected: at kappa 0.4");
    assertThat(html).doesNotContain("<section id=\"expression\"", "id=\"gene-table\"", "id=\"path\"");
  }

  @Test
  void withoutTestSamplesTheReaderIsWarned() {
    String html = ReportFixture.realistic().keep("test", 0).build().render();

    assertThat(html).contains("there is no test split").contains("Accuracy on dev, 24 samples");
  }

  @Test
  void aScoreThatTheLargestClassExplainsIsNoSuccess() {
    String html = ReportFixture.realistic().keep("test", 1).build().render();

    assertThat(html).contains("These samples cannot tell the two apart.").contains("prose warning");
  }

  @Test
  void aFailedCertificateSaysSo() {
    SelectionReport good = ReportFixture.realistic().build();
    SelectionReport.CertificateFacts bad =
        new SelectionReport.CertificateFacts(0.03, 0.4, 0.2, "g7", Double.NaN, 0.01, 1, 1, 0, 2);
    String html = new SelectionReport(good.command(), good.options(), good.data(), good.metrics(), good.genes(),
        good.expression(), good.views(), good.path(), good.chosenPoint(), -1, good.history(), bad, good.provenance(), "",
        ResamplingReport.none(), GeneContext.none()).render();

    assertThat(html).contains("does not hold").contains("20.0\u00a0% of 2κ, at g7");
  }

  @Test
  void aDualityGapIsABoundOnTheObjective() {
    SelectionReport good = ReportFixture.realistic().build();
    SelectionReport.CertificateFacts bounded =
        new SelectionReport.CertificateFacts(0.03, 0.4, 2e-5, "g7", 1.2e-7, 1e-6, 1, 1, 0, 2);
    String html = new SelectionReport(good.command(), good.options(), good.data(), good.metrics(), good.genes(),
        good.expression(), good.views(), good.path(), good.chosenPoint(), -1, good.history(), bounded, good.provenance(), "",
        ResamplingReport.none(), GeneContext.none()).render();

    assertThat(html).contains("The objective is at most 0.000012\u00a0% above the global minimum (the duality gap; allowed is"
        + " 0.0001\u00a0%). The largest violation is 0.002\u00a0% of 2κ, at g7. The certificate holds.");
  }

  @Test
  void thePathReportIsLinkedWhereThereIsOne() {
    assertThat(ReportFixture.realistic().build().render()).contains("<a href=\"path.html\">");
  }

  @Test
  void aChosenPointOffThePathIsRefused() {
    SelectionReport good = ReportFixture.realistic().build();

    assertThatThrownBy(() -> new SelectionReport(good.command(), good.options(), good.data(), good.metrics(), good.genes(),
        good.expression(), good.views(), good.path(), 20, -1, good.history(), good.certificate(), good.provenance(), "",
        ResamplingReport.none(), GeneContext.none()))
        .hasMessageContaining("chosenPoint is 20").hasMessageContaining("20 points");
  }

  /** 87 of 120 answers of the outer folds are right; the folds that chose kappa reached 99 %, which is no estimate. */
  @Test
  void theNestedEstimateComesFirst() {
    String html = ReportFixture.realistic().resampled().build().render();

    assertThat(html).contains("have an accuracy of 72.5 % on samples that had no part in them (120 samples, 5 outer folds)")
        .contains("Accuracy of the procedure (nested), 120 samples").doesNotContain("99.0 %").doesNotContain("99 %");
    assertThat(html).contains("Confusion matrix of the outer folds: 87 of 120 samples");
    assertThat(html.indexOf("id=\"estimate\"")).isPositive().isLessThan(html.indexOf("id=\"scores\""));
  }

  @Test
  void theFirstScreenSaysHowStableOrHowToKnow() {
    String resampled = ReportFixture.realistic().resampled().build().render();
    String plain = ReportFixture.realistic().build().render();

    assertThat(resampled).contains("Stable of these genes, 100 half-samples", "two lists share 31.0\u00a0% of their genes",
        " · balanced ", "test was kept apart")
        .doesNotContain("Balanced accuracy of");
    assertThat(plain).contains("how stable, --stability 100 would say", "Balanced accuracy on test", "test was kept apart");
    assertThat(ReportFixture.realistic().resampled().keep("test", 0).build().render())
        .contains("what is to be expected of new ones is the estimate above").doesNotContain("test was kept apart");
    assertThat(ReportFixture.realistic().keep("test", 0).build().render()).contains("nothing here tells of new ones");
  }

  @Test
  void stabilityIsStatedWithItsAssumptions() {
    String html = ReportFixture.realistic().resampled().build().render();

    assertThat(html).contains("100 half-samples in 50 complementary pairs", "1 gene reach",
        "Strengths below kappa 0.03 do not count",
        "at most 0.0454 are expected", "exchangeable", "unimodal distributions, the expected number is at most 0.0232",
        "0.310", "0.470, 95 % interval 0.400 – 0.540", "\"name\":\"frequency\"");
    assertThat(ReportFixture.realistic().build().render()).doesNotContain("\"name\":\"frequency\"")
        .doesNotContain("id=\"stability\"");
  }

  @Test
  void anEmptyControlledListSaysWhatItWouldTake() {
    String html = ReportFixture.realistic().resampled().build().render();

    assertThat(html).contains("No gene can be named with at most 10.0\u00a0% false ones: that takes at least 10 genes that beat"
        + " their"
        + " rival, and 1 do", "shrunken by 0.42", "all but 0.84", "heavy tails");
  }

  @Test
  void surroundingsAreShown() {
    String html = ReportFixture.realistic().surrounded().build().render();

    assertThat(html).contains("id=\"pathways\"", "HALLMARK_APOPTOSIS", "id=\"related\"", "ERBB2", "-0.875",
        "without a penalty: age, sex");
    assertThat(ReportFixture.realistic().build().render()).doesNotContain("id=\"pathways\"").doesNotContain("without a penalty");
  }

  private static int count(String text, String pattern) {
    return (int) Pattern.compile(pattern).matcher(text).results().count();
  }

  private static String withoutLibrary(String html) {
    int library = html.indexOf("Licensed to the Apache Software Foundation");
    return html.substring(0, library) + html.substring(html.indexOf("/* What every chart shares"));
  }

  private static JsonNode data(String html) throws Exception {
    Matcher block = Pattern.compile("id=\"report-data\">(.*?)</script>", Pattern.DOTALL).matcher(html);
    assertThat(block.find()).isTrue();
    return new ObjectMapper().readTree(block.group(1));
  }

  private static JsonNode part(JsonNode data, String id) {
    for (JsonNode part : data) {
      if (part.get("id").asText().equals(id)) {
        return part;
      }
    }
    throw new AssertionError("no data for " + id);
  }
}
