package ml.spred.spark.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The data of a {@code lines} chart: lines over one shared axis, in panels below each other.
 *
 * @param axis the shared axis
 * @param panels from top to bottom
 * @param marks points of the axis that stand out, by a line through all panels
 */
public record LineChart(Axis axis, List<Panel> panels, List<Mark> marks) {

  /**
   * The shared axis.
   *
   * @param logarithmic whether to draw powers of ten apart evenly; values must be positive then
   * @param inverse whether large values stand on the left
   */
  public record Axis(String name, double[] values, boolean logarithmic, boolean inverse) {}

  /**
   * A panel with its own vertical axis.
   *
   * @param counts whether the axis starts at zero and has whole steps
   * @param most where the axis ends at the latest; NaN where values alone decide
   */
  public record Panel(String name, boolean counts, double most, List<Line> lines) {
    public Panel(String name, boolean counts, List<Line> lines) {
      this(name, counts, Double.NaN, lines);
    }

    /** One of shares, none of which is above 1. */
    public static Panel share(String name, List<Line> lines) {
      return new Panel(name, false, 1, lines);
    }
  }

  /**
   * One line; NaN leaves a gap.
   *
   * @param dashed whether it is something to compare with
   * @param margin half the width of a band around it, for each value; null for none
   */
  public record Line(String name, double[] values, boolean dashed, double[] margin) {
    public Line(String name, double[] values) {
      this(name, values, false, null);
    }

    /** A line to compare with. */
    public static Line dashed(String name, double[] values) {
      return new Line(name, values, true, null);
    }
  }

  /**
   * A marked point.
   *
   * @param index of the axis' value
   * @param name what the mark says
   */
  public record Mark(int index, String name) {}

  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("x", Map.of(
        "name", axis.name(), "values", axis.values(), "log", axis.logarithmic(), "inverse", axis.inverse()));
    values.put("panels", panels.stream().map(LineChart::view).toList());
    values.put("marks", marks);
    return values;
  }

  private static Map<String, Object> view(Panel panel) {
    return Map.of("name", panel.name(), "counts", panel.counts(), "most", panel.most(), "series", panel.lines());
  }
}
