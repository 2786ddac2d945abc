package ml.spred.spark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens reports in a real browser. */
class ReportInBrowserTest {
  private static final String HOSTILE = "<i id=\"hurt\">TP53</i>\"'&</script>";

  @TempDir Path folder;

  @BeforeAll
  static void needsChromium() {
    Assumptions.assumeTrue(Chromium.installed(), "no chromium on the PATH: install it to test reports in a browser");
  }

  @Test
  void everyChartIsDrawnWithoutAnError() throws Exception {
    String document = open(ReportFixture.realistic().build().render());

    assertDrawn(document, "confusion", "heatmap", "strips", "projection", "roc", "path", "history");
  }

  @Test
  void nothingSelectedIsDrawnToo() throws Exception {
    assertDrawn(open(ReportFixture.realistic().genes(0).build().render()), "confusion", "history");
  }

  @Test
  void oneDevSampleAndNoTestSplitAreDrawn() throws Exception {
    SelectionReport report = new ReportFixture(List.of("normal", "tumour"), 40).keep("test", 0).keep("dev", 1).genes(1).build();

    assertDrawn(open(report.render()), "confusion", "heatmap", "strips", "path", "history");
  }

  @Test
  void fourteenClassesAndFiveThousandGenesShowAllRowsWhenAsked() throws Exception {
    List<String> classes = IntStream.range(0, 14).mapToObj(label -> "CD" + label + " positive memory cell").toList();
    String html = new ReportFixture(classes, 300).genes(5_000).build().render();

    String before = open(html);
    String after = open(withScript(html, "document.querySelector('#gene-table .all').click();"));
    String filtered = open(withScript(html, "var input = document.querySelector('#gene-table input'); input.value = 'pten 4"
        + "'; input.dispatchEvent(new Event('input')); document.querySelector('#gene-table .all').click();"));

    assertDrawn(before, "confusion", "heatmap", "strips", "path", "history");
    assertThat(rows(before)).isEqualTo(100);
    assertThat(rows(after)).isEqualTo(5_000);
    assertThat(rows(filtered)).isBetween(101L, 1_000L);
    assertThat(before).as("cut on paper").contains("<div class=\"interactive long\" id=\"gene-table\"");
    assertThat(after).as("whole on paper").contains("<div class=\"interactive\" id=\"gene-table\"");
  }

  @Test
  void aHeadingSortsBothWays() throws Exception {
    String html = ReportFixture.realistic().build().render();
    String click = "document.querySelectorAll('#gene-table th button')[0].click();";

    assertThat(firstCell(open(withScript(html, click)))).isEqualTo("1");
    assertThat(firstCell(open(withScript(html, click + click)))).isEqualTo("40");
  }

  @Test
  void hoverShowsAGenesNameAsText() throws Exception {
    String html = ReportFixture.realistic().genes(1).named("file.soft", List.of(HOSTILE)).build().render();
    String hover = "echarts.getInstanceByDom(document.querySelector('#heatmap .canvas'))"
        + ".dispatchAction({type: 'showTip', seriesIndex: 0, dataIndex: 0});"
        + "setTimeout(function () {"
        + "  document.body.dataset.tip = document.querySelector('#heatmap .tooltip').textContent;"
        + "}, 500);";

    String document = open(withScript(html, hover));

    assertThat(attribute(document, "data-errors")).isEmpty();
    assertThat(attribute(document, "data-tip")).contains("TP53</i>").contains("class: astrocytoma").contains("sample: GSM");
    assertThat(document.replaceAll("(?s)<script.*?</script>", "")).doesNotContain("<i id=\"hurt\"");
  }

  @Test
  void aSampleOfTheProjectionIsNamedUnderThePointer() throws Exception {
    String hover = "echarts.getInstanceByDom(document.querySelector('#projection .canvas'))"
        + ".dispatchAction({type: 'showTip', seriesIndex: 0, dataIndex: 0});"
        + "setTimeout(function () {"
        + "  document.body.dataset.tip = document.querySelector('#projection .tooltip').textContent;"
        + "}, 500);";

    String document = open(withScript(ReportFixture.realistic().build().render(), hover));

    assertThat(attribute(document, "data-errors")).isEmpty();
    assertThat(attribute(document, "data-tip")).contains("GSM").contains("class: astrocytoma").contains("component 1 (21");
    assertThat(figure(document, "projection")).contains("all 22,283 genes", "the 40 selected genes");
    assertThat(figure(document, "roc")).contains("astrocytoma: area 0.");
  }

  @Test
  void aPathIsDrawnWithItsBandAndMarks() throws Exception {
    String document = open(new PathFixture(100, HOSTILE).build().render());

    assertDrawn(document, "path", "norms");
    assertThat(figure(document, "path")).contains("chosen: 33 genes", "one standard error: 17 genes");
    assertThat(Pattern.compile("fill-opacity=\"0.15\"").matcher(figure(document, "path")).results().count()).isGreaterThan(90);
    assertThat(document.replaceAll("(?s)<script.*?</script>", "")).doesNotContain("<i id=\"hurt\"");
  }

  @Test
  void resamplingsAreDrawnWithTheirTables() throws Exception {
    String document = open(ReportFixture.realistic().resampled().surrounded().build().render());

    assertDrawn(document, "confusion", "frequencies", "heatmap", "path");
    assertThat(figure(document, "frequencies")).contains("threshold");
    assertThat(rows(document, "frequency-table")).isEqualTo(2);
  }

  @Test
  void aLassoIsDrawnWithAndWithoutCrossValidation() throws Exception {
    String document = open(LassoFixture.report(true).render());

    assertDrawn(document, "coefficient-path", "scores-against-lambda");
    assertThat(figure(document, "scores-against-lambda")).contains("chosen: 12 features", "one standard error: 7 features");
    assertDrawn(open(LassoFixture.report(false).render()), "coefficient-path", "scores-against-lambda");
  }

  @Test
  void aCompressionIsDrawn() throws Exception {
    String document = open(CompressFixture.digits().build().render());

    assertDrawn(document, "confusion", "ratios", "sparsity", "histograms", "history");
    assertThat(figure(document, "sparsity")).contains("layer0", "95.3&nbsp;% zeros");
    assertThat(figure(document, "histograms")).contains("in the end (and 74,680 zeros)");
    assertThat(figure(document, "history")).contains("pruned, then finetuned");
    assertThat(figure(document, "ratios")).contains("dense twin", "magnitude");
  }

  @Test
  void aHundredClassesOfImagesAreDrawn() throws Exception {
    List<String> classes = IntStream.range(0, 100).mapToObj(label -> "class " + label).toList();

    assertDrawn(open(new CompressFixture(classes).alone().prunedFirst().structured().build().render()), "confusion", "sparsity",
        "histograms", "history");
  }

  @Test
  void aNetworkIsNamedUnderThePointer() throws Exception {
    String hover = "echarts.getInstanceByDom(document.querySelector('#ratios .canvas'))"
        + ".dispatchAction({type: 'showTip', seriesIndex: 2, dataIndex: 1});"
        + "setTimeout(function () {"
        + "  document.body.dataset.tip = document.querySelector('#ratios .tooltip').textContent;"
        + "}, 500);";

    String document = open(withScript(CompressFixture.digits().build().render(), hover));

    assertThat(attribute(document, "data-tip")).contains("magnitude, ratio 30", "compression ratio: 30.0", "accuracy in %: 70");
  }

  /** What is saved is kept instead of being downloaded. */
  @Test
  void everyChartAndTableGivesItsDataAndItsPicture() throws Exception {
    for (String html : List.of(ReportFixture.realistic().resampled().surrounded().build().render(),
        new PathFixture(100, HOSTILE).build().render(), LassoFixture.report(true).render(),
        CompressFixture.digits().build().render())) {
      String document = open(withScript(html, "var wrong = [], saved = null;"
          + "spred.save = function (name, type, text) { saved = {name: name, text: text}; };"
          + "document.querySelectorAll('figure.chart, .interactive').forEach(function (part) {"
          + "  part.querySelector('[data-save=csv]').click();"
          + "  var lines = saved.text.trim().split('\\n');"
          + "  if (saved.name !== part.id + '.csv' || lines.length < 2 || lines[0].indexOf(',') < 0) { wrong.push(saved.name); }"
          + "  if (!part.matches('figure')) { return; }"
          + "  part.querySelector('[data-save=svg]').click();"
          + "  var svg = new DOMParser().parseFromString(saved.text, 'image/svg+xml');"
          + "  if (saved.name !== part.id + '.svg' || svg.querySelectorAll('path, text').length < 10"
          + "    || svg.querySelector('parsererror')) { wrong.push(saved.name); }"
          + "});"
          + "document.body.dataset.wrong = wrong.join(' ');"
          + "document.body.dataset.parts = document.querySelectorAll('figure.chart, .interactive').length;"));

      assertThat(attribute(document, "data-wrong")).isEmpty();
      assertThat(Integer.parseInt(attribute(document, "data-parts"))).isGreaterThan(2);
    }
  }

  /** The rows that a click or a key adds at once are few, however many there are: the page answers in between. */
  @Test
  void fiveThousandRowsAreNeverDrawnAtOnce() throws Exception {
    String html = ReportFixture.realistic().genes(5_000).build().render();
    String document = open(withScript(html, "var body = document.querySelector('#gene-table tbody'), log = [];"
        + "var input = document.querySelector('#gene-table input');"
        + "function type(text) { input.value = text; input.dispatchEvent(new Event('input')); log.push(body.rows.length); }"
        + "log.push(body.rows.length);"
        + "type('_at'); type('pten'); type('');"
        + "document.querySelector('#gene-table .all').click(); log.push(body.rows.length);"
        + "document.body.dataset.log = log.join(' ');"));

    assertThat(attribute(document, "data-log")).isEqualTo("100 100 100 100 400");
    assertThat(rows(document)).isEqualTo(5_000);
  }

  @Test
  void noRequestLeavesThePage() throws Exception {
    String count = "setTimeout(function () { document.body.dataset.requests ="
        + " performance.getEntriesByType('resource').map(function (one) { return one.name; })"
        + ".filter(function (name) { return name.indexOf('data:') !== 0; }).join(' '); }, 500);";
    for (String html : List.of(ReportFixture.realistic().resampled().build().render(), PathFixture.realistic().render(),
        LassoFixture.report(true).render(), CompressFixture.digits().build().render())) {
      String document = open(withScript(html, count));

      assertThat(attribute(document, "data-requests")).isEmpty();
      assertThat(attribute(document, "data-errors")).isEmpty();
    }
    assertThat(attribute(open(withScript(PathFixture.realistic().render(), "new Image().src = 'http://127.0.0.1:9/x.png';")),
        "data-errors")).contains("blocked: http://127.0.0.1:9/x.png");
  }

  @Test
  void aScriptErrorWouldBeSeen() throws Exception {
    String document = open(withScript(ReportFixture.realistic().build().render(), "undefinedFunction();"));

    assertThat(attribute(document, "data-errors")).contains("undefinedFunction");
  }

  private String open(String html) throws Exception {
    return Chromium.document(html, folder);
  }

  private static String withScript(String html, String script) {
    int end = html.lastIndexOf("</body>");
    return html.substring(0, end) + "<script>" + script + "</script>" + html.substring(end);
  }

  private static void assertDrawn(String document, String... charts) {
    assertThat(attribute(document, "data-errors")).isEmpty();
    assertThat(attribute(document, "data-ready")).isEqualTo("true");
    for (String chart : charts) {
      String figure = figure(document, chart);
      assertThat(Pattern.compile("<(path|text)").matcher(figure).results().count()).as("shapes of %s", chart).isGreaterThan(10);
      assertThat(figure).contains("viewBox=\"0 0 ");
    }
  }

  private static String figure(String document, String chart) {
    int start = document.indexOf("<figure class=\"chart\" id=\"" + chart + "\"");
    assertThat(start).as("chart %s", chart).isPositive();
    return document.substring(start, document.indexOf("</figure>", start));
  }

  private static String attribute(String document, String name) {
    Matcher value = Pattern.compile("<body[^>]* " + name + "=\"([^\"]*)\"").matcher(document);
    return value.find() ? value.group(1).replace("&lt;", "<").replace("&gt;", ">") : "absent";
  }

  private static long rows(String document) {
    return rows(document, "gene-table");
  }

  private static long rows(String document, String table) {
    return Pattern.compile("<tr>").matcher(table(document, table)).results().count();
  }

  private static String firstCell(String document) {
    Matcher cell = Pattern.compile("<td[^>]*>([^<]*)</td>").matcher(table(document, "gene-table"));
    assertThat(cell.find()).isTrue();
    return cell.group(1);
  }

  private static String table(String document, String id) {
    int start = document.indexOf("<tbody>", document.indexOf("id=\"" + id + "\""));
    return document.substring(start, document.indexOf("</tbody>", start));
  }
}
