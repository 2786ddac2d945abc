package ml.spred.spark.report;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A figure that a script draws.
 *
 * @param id unique on the page; letters, digits and hyphens
 * @param kind the script's drawing: {@code lines}, {@code heatmap}, {@code strips}, {@code plane}, {@code bars}
 *     or {@code confusion}
 * @param title what is plotted
 * @param sentence what a reader who cannot see it should know, in one sentence
 * @param caption how to read it
 * @param values the drawing's data; plain lists, maps, arrays, texts and numbers
 */
public record Chart(String id, String kind, String title, String sentence, String caption, Map<String, ?> values)
    implements Component {

  @Override
  public String html() {
    return Templates.fill("chart", Map.of("id", id, "kind", kind, "title", title, "sentence", sentence, "caption", caption));
  }

  @Override
  public Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>(values);
    data.put("id", id);
    data.put("kind", kind);
    data.put("title", title);
    return data;
  }
}
