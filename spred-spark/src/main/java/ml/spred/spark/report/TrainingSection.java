package ml.spred.spark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.spark.report.LineChart.Axis;
import ml.spred.spark.report.LineChart.Line;
import ml.spred.spark.report.LineChart.Panel;
import ml.spred.spark.report.SelectionReport.HistoryRow;
import ml.spred.spark.report.SelectionReport.PathRow;

/** How kappa was chosen and how the training went. */
final class TrainingSection {
  private TrainingSection() {}

  /** The section; no section when there is neither a path nor a history. */
  static List<Section> of(SelectionReport report) {
    List<Component> parts = new ArrayList<>();
    // A logarithmic axis has no place for kappa 0.
    if (report.path().stream().filter(row -> row.kappa() > 0).count() > 1) {
      parts.add(path(report));
    }
    if (report.history().size() > 1) {
      parts.add(history(report));
    }
    return parts.isEmpty() ? List.of() : List.of(new Section("training", "Path and training", parts));
  }

  private static Chart path(SelectionReport report) {
    List<PathRow> path = report.path().stream().filter(row -> row.kappa() > 0).toList();
    PathRow chosen = report.chosenPoint() < 0 ? null : report.path().get(report.chosenPoint());
    String mark = chosen == null ? "" : "chosen: " + Numbers.count(chosen.numFeatures(), "gene");
    List<Panel> panels = new ArrayList<>();
    panels.add(new Panel("genes", true, List.of(new Line("genes selected", column(path, PathRow::numFeatures)))));
    panels.addAll(devPanels(path, report.metrics().get("dev")));
    LineChart lines = new LineChart(
        new Axis("kappa", column(path, PathRow::kappa), true, true), panels, path.indexOf(chosen), mark);
    return new Chart("path", "lines", "Genes and dev score against kappa", pathSentence(path, chosen),
        "From few genes on the left to many on the right. The dev split chose kappa; the dashed line is the share of its largest "
            + "class. Drag the bar below, or hold Shift and turn the wheel, to zoom.",
        lines.values());
  }

  private static List<Panel> devPanels(List<PathRow> path, ClassificationMetrics dev) {
    List<Panel> panels = new ArrayList<>();
    if (path.stream().anyMatch(row -> Double.isFinite(row.devAccuracy()))) {
      List<Line> lines = new ArrayList<>(List.of(new Line("dev accuracy", column(path, PathRow::devAccuracy))));
      if (dev != null && !dev.isEmpty()) {
        lines.add(new Line("largest class alone", column(path, row -> dev.majorityRate()), true));
      }
      panels.add(new Panel("accuracy", false, lines));
    }
    if (path.stream().anyMatch(row -> Double.isFinite(row.devLogLoss()))) {
      panels.add(new Panel("log-loss", false, List.of(new Line("dev log-loss", column(path, PathRow::devLogLoss)))));
    }
    return panels;
  }

  private static String pathSentence(List<PathRow> path, PathRow chosen) {
    return "Along " + path.size() + " values of kappa from " + Numbers.number(path.get(0).kappa()) + " to "
        + Numbers.number(path.get(path.size() - 1).kappa()) + " the number of genes goes from "
        + path.get(0).numFeatures() + " to " + path.get(path.size() - 1).numFeatures()
        + (chosen == null ? "." : "; chosen is kappa " + Numbers.number(chosen.kappa()) + " with "
            + Numbers.count(chosen.numFeatures(), "gene") + ".");
  }

  private static Chart history(SelectionReport report) {
    List<HistoryRow> rows = report.history();
    List<Panel> panels = new ArrayList<>(List.of(
        new Panel("objective", false, List.of(new Line("objective", column(rows, HistoryRow::objective)))),
        new Panel("genes", true, List.of(new Line("genes in use", column(rows, HistoryRow::numFeatures))))));
    if (rows.stream().anyMatch(row -> row.devLogLoss() != null)) {
      panels.add(new Panel("log-loss", false, List.of(new Line("dev log-loss",
          column(rows, row -> row.devLogLoss() == null ? Double.NaN : row.devLogLoss())))));
    }
    LineChart lines = new LineChart(
        new Axis("iteration", column(rows, HistoryRow::iteration), false, false), panels, -1, "");
    return new Chart("history", "lines", "Training history", "The objective goes from " + Numbers.number(rows.get(0).objective())
        + " to " + Numbers.number(rows.get(rows.size() - 1).objective()) + " in "
        + Numbers.count(rows.get(rows.size() - 1).iteration(), "iteration") + ".",
        "The objective is the loss with its penalty"
            + (kappas(rows) > 1 ? "; it jumps where training went on to the next kappa." : "."),
        lines.values());
  }

  private static long kappas(List<HistoryRow> rows) {
    return rows.stream().mapToDouble(HistoryRow::kappa).distinct().count();
  }

  private static <T> double[] column(List<T> rows, ToDoubleFunction<T> value) {
    return rows.stream().mapToDouble(value).toArray();
  }
}
