package ml.spred.spark.report;

import java.util.List;
import java.util.Map;

/**
 * A part of a report under its own heading.
 *
 * @param id anchor, unique on the page; letters, digits and hyphens
 * @param title heading, also the entry in the page's list of contents
 */
public record Section(String id, String title, List<Component> components) {

  public Section {
    components = List.copyOf(components);
  }

  Map<String, Object> view() {
    return Map.of("id", id, "title", title, "parts", components.stream().map(Component::html).toList());
  }
}
