package ml.spred.spark.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The data of a {@code lines} chart: lines over one shared axis, in panels below each other.
 *
 * @param axis the shared axis
 * @param panels from top to bottom
 * @param chosen index of the point to mark, or -1
 * @param chosenName what the mark says
 */
public record LineChart(Axis axis, List<Panel> panels, int chosen, String chosenName) {

  /**
   * The shared axis.
   *
   * @param logarithmic whether to draw powers of ten apart evenly; values must be positive then
   * @param inverse whether large values stand on the left
   */
  public record Axis(String name, double[] values, boolean logarithmic, boolean inverse) {}

  /** A panel with its own vertical axis; one of counts starts at zero and has whole steps. */
  public record Panel(String name, boolean counts, List<Line> lines) {}

  /** One line; NaN leaves a gap. A dashed line is something to compare with. */
  public record Line(String name, double[] values, boolean dashed) {
    public Line(String name, double[] values) {
      this(name, values, false);
    }
  }

  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("x", Map.of(
        "name", axis.name(), "values", axis.values(), "log", axis.logarithmic(), "inverse", axis.inverse()));
    values.put("panels", panels.stream().map(LineChart::view).toList());
    values.put("chosen", chosen);
    values.put("chosenName", chosenName);
    return values;
  }

  private static Map<String, Object> view(Panel panel) {
    return Map.of("name", panel.name(), "counts", panel.counts(), "series", panel.lines());
  }
}
