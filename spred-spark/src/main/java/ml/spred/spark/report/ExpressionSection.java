package ml.spred.spark.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pictures of the best genes' values by class. */
final class ExpressionSection {
  /** More would be thinner than a pixel, and the page would become slow. */
  private static final int MOST_SAMPLES_SHOWN = 500;

  private ExpressionSection() {}

  /** The section; no section when there is nothing to show. */
  static List<Section> of(SelectionReport report) {
    if (report.expression().isEmpty()) {
      return List.of();
    }
    Expression shown = report.expression().best(SelectionReport.MOST_GENES_SHOWN).thinned(MOST_SAMPLES_SHOWN);
    return List.of(new Section("expression", "Expression", List.of(heatMap(report, shown), strips(report, shown))));
  }

  private static Chart heatMap(SelectionReport report, Expression shown) {
    int classes = report.data().classNames().size();
    return new Chart("heatmap", "heatmap", "Best genes in all samples", "Heat map of the " + genes(shown)
        + " with the highest scores in " + Numbers.count(shown.samples().size(), "sample") + " ordered by class.",
        "A column is a sample, a row is a gene coloured by its distance from its own mean, in standard deviations cut at 2.5. "
            + "Genes that are highest in the same class stand together, and like beside like (average linkage), also of the samples of a "
            + "class. Drag the bar below, or hold Shift and turn the wheel, to "
            + "zoom." + thinning(report, shown),
        values(report, shown.inBlocks(classes)));
  }

  private static Chart strips(SelectionReport report, Expression shown) {
    return new Chart("strips", "strips", "Gene by gene", "Values of the " + genes(shown)
        + " with the highest scores, one panel per gene and one column of points per class.",
        "A point is a sample: filled for training samples, hollow for dev and test samples, which had no part in fitting the "
            + "weights. The box spans the class's quartiles, the line is its median."
            + (report.data().logTransformed() ? " Values are log2." : ""),
        values(report, shown));
  }

  private static String genes(Expression shown) {
    return Numbers.count(shown.features().size(), "gene");
  }

  private static String thinning(SelectionReport report, Expression shown) {
    int all = report.expression().samples().size();
    int drawn = shown.samples().size();
    return drawn == all ? ""
        : " Drawn are " + Numbers.count(drawn) + " of " + Numbers.count(all) + " samples, taken evenly from each class.";
  }

  private static Map<String, Object> values(SelectionReport report, Expression shown) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("features", shown.features());
    values.put("samples", shown.samples());
    values.put("classes", report.data().classNames());
    values.put("classOf", shown.classOf());
    values.put("splits", shown.splits());
    values.put("values", shown.values());
    return values;
  }
}
