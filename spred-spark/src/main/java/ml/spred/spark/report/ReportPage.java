package ml.spred.spark.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A whole report: one HTML file without any reference to the outside.
 *
 * @param title heading and window title
 * @param subtitle the line below it
 * @param summary the answer in a sentence or two
 * @param headlines the figures of the first screen
 * @param sections in reading order
 * @param footer a closing line
 */
public record ReportPage(
    String title, String subtitle, Prose summary, List<Headline> headlines, List<Section> sections, String footer) {

  public ReportPage {
    headlines = List.copyOf(headlines);
    sections = List.copyOf(sections);
  }

  /** The page as HTML, in UTF-8. */
  public String render() {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("title", title);
    view.put("subtitle", subtitle);
    view.put("summary", summary.html());
    view.put("headlines", headlines.stream().map(Headline::view).toList());
    view.put("sections", sections.stream().map(Section::view).toList());
    view.put("footer", footer);
    view.put("style", Templates.style());
    view.put("data", Json.forScript(data()));
    view.put("scripts", Templates.scripts());
    return Templates.fill("page", view);
  }

  private List<Map<String, Object>> data() {
    return sections.stream()
        .flatMap(section -> section.components().stream())
        .map(Component::data)
        .filter(data -> !data.isEmpty())
        .toList();
  }
}
