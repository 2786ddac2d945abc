package ml.spred.spark.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names with values, side by side.
 *
 * @param title heading of the list, may be empty
 * @param values shown in their order
 */
public record Facts(String title, Map<String, String> values) implements Component {

  public Facts {
    values = new LinkedHashMap<>(values);
  }

  @Override
  public String html() {
    List<Map<String, String>> rows = new ArrayList<>();
    values.forEach((name, value) -> rows.add(Map.of("name", name, "value", String.valueOf(value))));
    return Templates.fill("facts", Map.of("title", title, "hasTitle", !title.isEmpty(), "rows", rows));
  }
}
