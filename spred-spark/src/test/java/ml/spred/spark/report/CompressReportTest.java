package ml.spred.spark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CompressReportTest {
  @Test
  void theFirstScreenSaysHowWellAgainstWhatAndWhatItSaves() {
    String html = CompressFixture.digits().build().render();

    assertThat(html).contains("With 4,220 of 79,400 weights left, the accuracy is 92.0\u00a0% on 200 test images; the dense twin,"
        + " trained alike, reaches 95.0\u00a0%; always answering the largest class would reach 10.0\u00a0%.");
    assertThat(html).contains(">18.8×<", "79,400 prunable weights / 4,220 that are not zero", ">15.7\u00a0kB<",
        "before: 318\u00a0kB, 20.3× as much", ">10\u00a0µs<", "before: 20\u00a0µs; single zeros save no time");
  }

  @Test
  void everySectionAndEveryTrainedNetworkIsThere() {
    String html = CompressFixture.digits().build().render();

    assertThat(html).contains("<section id=\"scores\"", "<section id=\"layers\"", "<section id=\"weights\"",
        "<section id=\"training\"", "<section id=\"footprint\"", "<section id=\"data\"", "<section id=\"repeat\"");
    assertThat(html).contains("never pruned", "magnitude, ratio 10", "magnitude, ratio 30", "2026-01-15",
        "spred compress --input &#39;my images&#39;", "pruned, then finetuned");
  }

  @Test
  void everyChartSpeaksToAScreenReader() {
    String html = CompressFixture.digits().build().render();

    assertThat(count(html, "<figure class=\"chart\"")).isEqualTo(5);
    assertThat(count(html, "role=\"img\" aria-label=\"[A-Z][^\"]{30,}\\.\"")).isEqualTo(5);
    assertThat(html).contains("Accuracy of 4 networks: spred, kappa 0.001 at 18.8× 92.0\u00a0%; dense twin at 1× 95.0\u00a0%;");
  }

  @Test
  void filtersThatAreGoneSaveTime() {
    String html = CompressFixture.digits().structured().build().render();

    assertThat(html).contains(">8\u00a0kB<", "before: 20\u00a0µs, 2× as long", "smaller.zip (dead filters and neurons taken out)",
        "12,345").doesNotContain("single zeros save no time");
  }

  @Test
  void withoutATwinNothingIsSaidOfIt() {
    String html = CompressFixture.digits().alone().build().render();

    assertThat(html.substring(html.indexOf("<main>"), html.indexOf("<footer>"))).doesNotContain("dense twin:")
        .doesNotContain("id=\"ratios\"").contains("on 200 test images; always answering");
  }

  @Test
  void pruningBeforeTrainingIsMarkedAsThat() {
    assertThat(CompressFixture.digits().prunedFirst().build().render()).contains("pruned, then trained")
        .doesNotContain("pruned, then finetuned");
  }

  @Test
  void aScoreThatTheLargestClassExplainsIsNoSuccess() {
    assertThat(CompressFixture.digits().right(24).build().render()).contains("These images cannot tell the two apart.",
        "class=\"headline warning\"");
  }

  private static int count(String text, String pattern) {
    return (int) Pattern.compile(pattern).matcher(text).results().count();
  }
}
