package ml.spred.spark.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Pictures of the samples: where they lie before and after the selection, and how they are ranked. */
final class SamplesSection {
  private SamplesSection() {}

  /** The section; no section when there is nothing to show. */
  static List<Section> of(SelectionReport report) {
    List<Component> parts = new ArrayList<>();
    if (!report.views().projections().isEmpty()) {
      parts.add(projections(report));
    }
    if (!report.views().curves().isEmpty()) {
      parts.add(curves(report));
    }
    return parts.isEmpty() ? List.of() : List.of(new Section("samples", "Samples", parts));
  }

  private static Chart projections(SelectionReport report) {
    SampleViews views = report.views();
    List<Map<String, Object>> panels = views.projections().stream().map(one -> panel(report, one)).toList();
    return new Chart("projection", "plane", "Samples before and after the selection",
        "Two principal components of " + Numbers.count(views.samples().size(), "sample") + " over "
            + String.join(" and over ", views.projections().stream().map(SampleViews.Projection::genes).toList()) + ".",
        "The axes are those along which the training samples differ most, on standardised genes; dev and test samples, hollow, are put "
            + "where they lie on them. Nothing was decided by this picture.",
        Map.of("classes", report.data().classNames(), "views", List.of(Map.of("name", "all", "panels", panels))));
  }

  private static Map<String, Object> panel(SelectionReport report, SampleViews.Projection projection) {
    Map<String, Object> panel = new LinkedHashMap<>();
    panel.put("title", projection.genes());
    panel.put("x", component(projection, 0));
    panel.put("y", component(projection, 1));
    panel.put("series", IntStream.range(0, report.data().classNames().size())
        .mapToObj(label -> points(report, projection, label)).toList());
    return panel;
  }

  private static String component(SampleViews.Projection projection, int axis) {
    return "component " + (axis + 1) + " (" + Numbers.percent(projection.shares()[axis]) + " of variance)";
  }

  private static Map<String, Object> points(SelectionReport report, SampleViews.Projection projection, int label) {
    SampleViews views = report.views();
    int[] own = IntStream.range(0, views.samples().size()).filter(sample -> views.classOf()[sample] == label).toArray();
    return Map.of("class", label, "name", report.data().classNames().get(label), "line", false,
        "points", IntStream.of(own).mapToObj(sample -> projection.places()[sample]).toList(),
        "labels", IntStream.of(own).mapToObj(sample -> views.samples().get(sample) + " (" + views.splits().get(sample) + ")").toList(),
        "held", IntStream.of(own).mapToObj(sample -> !views.splits().get(sample).equals("train")).toList());
  }

  private static Chart curves(SelectionReport report) {
    List<SampleViews.Curve> curves = report.views().curves();
    List<Map<String, Object>> views = curves.stream().map(SampleViews.Curve::split).distinct()
        .map(split -> Map.<String, Object>of("name", split, "panels", List.of(panel(report, split)))).toList();
    String first = curves.get(0).split();
    List<String> areas = curves.stream().filter(one -> one.split().equals(first))
        .map(one -> report.data().classNames().get(one.label()) + " " + Numbers.decimals(one.roc().area())).toList();
    return new Chart("roc", "plane", "Receiver operating characteristic", "Areas under the curves of the " + first + " split: "
        + String.join(", ", areas) + ".",
        "Each class against the rest, as the threshold on its probability falls. The dashed line is what guessing gives; on few samples "
            + "the steps are coarse.",
        Map.of("classes", report.data().classNames(), "views", views));
  }

  private static Map<String, Object> panel(SelectionReport report, String split) {
    Map<String, Object> panel = new LinkedHashMap<>();
    panel.put("title", "");
    panel.put("x", "share of the others taken for the class");
    panel.put("y", "share of the class that is found");
    panel.put("square", true);
    panel.put("diagonal", "guessing");
    panel.put("series", report.views().curves().stream().filter(one -> one.split().equals(split)).map(one -> Map.of(
        "class", one.label(), "line", true,
        "name", report.data().classNames().get(one.label()) + ": area " + Numbers.decimals(one.roc().area()),
        "points", IntStream.range(0, one.roc().truePositiveRate().length)
            .mapToObj(k -> new double[] {one.roc().falsePositiveRate()[k], one.roc().truePositiveRate()[k]}).toList())).toList());
    return panel;
  }
}
