package ml.spred.spark.report;

import java.util.Map;

/**
 * A paragraph.
 *
 * @param tone {@link Tone#PLAIN} for running text; another tone draws a coloured edge
 */
public record Prose(String text, Tone tone) implements Component {

  public static Prose of(String text) {
    return new Prose(text, Tone.PLAIN);
  }

  /** Something the reader must not miss. */
  public static Prose warning(String text) {
    return new Prose(text, Tone.WARNING);
  }

  /** A line of mathematics. */
  public static Prose formula(String text) {
    return new Prose(text, Tone.FORMULA);
  }

  @Override
  public String html() {
    return Templates.fill("prose", Map.of("text", text, "tone", tone.cssClass()));
  }
}
