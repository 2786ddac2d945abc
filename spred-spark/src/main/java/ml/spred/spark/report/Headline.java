package ml.spred.spark.report;

import java.util.Map;

/**
 * One figure of the first screen.
 *
 * @param label what it is
 * @param value the figure itself, already formatted
 * @param note what to compare it with
 */
public record Headline(String label, String value, String note, Tone tone) {

  Map<String, String> view() {
    return Map.of("label", label, "value", value, "note", note, "tone", tone.cssClass());
  }
}
