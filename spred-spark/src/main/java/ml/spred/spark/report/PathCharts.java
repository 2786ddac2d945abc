package ml.spred.spark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import ml.spred.spark.report.LineChart.Axis;
import ml.spred.spark.report.LineChart.Line;
import ml.spred.spark.report.LineChart.Mark;
import ml.spred.spark.report.LineChart.Panel;

/** Pictures of a path against kappa, from sparse on the left to dense on the right. */
final class PathCharts {
  private static final String ZOOM = " Drag the bar below, or hold Shift and turn the wheel, to zoom.";

  private final List<PathRow> path;
  private final List<Mark> marks;
  private final String scored;

  /**
   * @param path points with kappa above 0, from large to small: a logarithmic axis has no place for 0
   * @param chosen index of the chosen point, -1 for none
   * @param oneStandardError index of the sparsest point within one standard error of the best accuracy, -1 for none
   * @param scored what the samples that score the points are called
   */
  PathCharts(List<PathRow> path, int chosen, int oneStandardError, String scored) {
    this.path = path;
    this.scored = scored;
    this.marks = marks(chosen, oneStandardError);
  }

  private List<Mark> marks(int chosen, int oneStandardError) {
    if (chosen >= 0 && chosen == oneStandardError) {
      return List.of(new Mark(chosen, "chosen, also by one standard error: " + genes(chosen)));
    }
    List<Mark> both = new ArrayList<>();
    if (oneStandardError >= 0) {
      both.add(new Mark(oneStandardError, "one standard error: " + genes(oneStandardError)));
    }
    if (chosen >= 0) {
      both.add(new Mark(chosen, "chosen: " + genes(chosen)));
    }
    return both;
  }

  private String genes(int point) {
    return Numbers.count(path.get(point).numFeatures(), "gene");
  }

  /**
   * Genes, accuracy of the samples that score with its standard error, and their log-loss.
   *
   * @param devMajority share of the largest class of these samples; NaN when there are none
   */
  Chart scores(double devMajority) {
    List<Panel> panels = new ArrayList<>();
    panels.add(new Panel("genes", true, List.of(new Line("genes selected", column(PathRow::numFeatures)))));
    panels.addAll(devPanels(devMajority));
    return new Chart("path", "lines", "Genes and " + scored + " score against kappa", sentence(),
        "From few genes on the left to many on the right. The dashed line is the share of the largest class, the band one"
            + " standard error of the accuracy to each side; kappa was chosen by " + scored + ", so its score there is too good."
            + ZOOM,
        new LineChart(axis(), panels, marks).values());
  }

  private List<Panel> devPanels(double devMajority) {
    List<Panel> panels = new ArrayList<>();
    if (path.stream().anyMatch(row -> Double.isFinite(row.devAccuracy()))) {
      List<Line> lines = new ArrayList<>();
      lines.add(new Line(scored + " accuracy", column(PathRow::devAccuracy), false, column(PathRow::devError)));
      if (Double.isFinite(devMajority)) {
        lines.add(Line.dashed("largest class alone", column(row -> devMajority)));
      }
      panels.add(Panel.share("accuracy", lines));
    }
    if (path.stream().anyMatch(row -> Double.isFinite(row.devLogLoss()))) {
      panels.add(new Panel("log-loss", false, List.of(new Line(scored + " log-loss", column(PathRow::devLogLoss)))));
    }
    return panels;
  }

  private String sentence() {
    PathRow first = path.get(0);
    PathRow last = path.get(path.size() - 1);
    StringBuilder text = new StringBuilder("Along " + path.size() + " values of kappa from " + Numbers.number(first.kappa())
        + " to " + Numbers.number(last.kappa()) + " the number of genes goes from " + first.numFeatures() + " to "
        + last.numFeatures());
    marks.forEach(mark -> text.append("; ").append(mark.name()).append(" at kappa ")
        .append(Numbers.number(path.get(mark.index()).kappa())));
    return text.append('.').toString();
  }

  /** Norms of single genes; the first line is the largest. */
  Chart norms(List<PathReport.Norms> genes) {
    List<Line> lines = genes.stream().map(gene -> new Line(gene.feature(), gene.norms())).toList();
    return new Chart("norms", "lines", "Genes entering", "Norms of the weights of " + Numbers.count(genes.size(), "gene")
        + " along the path; the largest is " + genes.get(0).feature() + ".",
        "A line leaves zero where its gene enters. Shown are the genes with the largest norms at the chosen point, then those"
            + " that enter first; the pages of the legend hide and show them." + ZOOM,
        new LineChart(axis(), List.of(new Panel("norm", false, lines)), marks).values());
  }

  private Axis axis() {
    return new Axis("kappa", column(PathRow::kappa), true, true);
  }

  private double[] column(ToDoubleFunction<PathRow> value) {
    return path.stream().mapToDouble(value).toArray();
  }
}
