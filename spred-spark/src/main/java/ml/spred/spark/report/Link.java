package ml.spred.spark.report;

import java.util.Map;

/**
 * A way to another file of the same output.
 *
 * @param file its name, relative to the report
 */
public record Link(String text, String file) implements Component {
  @Override
  public String html() {
    return Templates.fill("link", Map.of("text", text, "file", file));
  }
}
