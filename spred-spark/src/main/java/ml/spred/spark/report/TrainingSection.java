package ml.spred.spark.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.spark.report.LineChart.Axis;
import ml.spred.spark.report.LineChart.Line;
import ml.spred.spark.report.LineChart.Panel;
import ml.spred.spark.report.SelectionReport.HistoryRow;

/** How kappa was chosen and how the training went. */
final class TrainingSection {
  private TrainingSection() {}

  /** The section; no section when there is neither a path nor a history. */
  static List<Section> of(SelectionReport report) {
    List<Component> parts = new ArrayList<>(path(report));
    if (report.history().size() > 1) {
      parts.add(history(report));
    }
    return parts.isEmpty() ? List.of() : List.of(new Section("training", "Path and training", parts));
  }

  /** The path is in the order of solving; the chart goes from sparse to dense. A logarithmic axis has no place for kappa 0. */
  private static List<Component> path(SelectionReport report) {
    List<PathRow> path = report.path().stream().filter(row -> row.kappa() > 0)
        .sorted(Comparator.comparingDouble(PathRow::kappa).reversed()).toList();
    if (path.size() < 2) {
      return List.of();
    }
    ClassificationMetrics dev = report.metrics().get(report.resampling().crossValidation() == null ? "dev" : "train");
    Chart chart = new PathCharts(path, place(path, report, report.chosenPoint()), place(path, report, report.oneStandardError()),
        report.resampling().scored())
        .scores(dev == null || dev.isEmpty() ? Double.NaN : dev.majorityRate());
    return report.pathReport().isEmpty() ? List.of(chart)
        : List.of(chart, new Link("The whole path: genes entering, their order, every certificate", report.pathReport()));
  }

  private static int place(List<PathRow> sorted, SelectionReport report, int index) {
    return index < 0 ? -1 : sorted.indexOf(report.path().get(index));
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
        new Axis("iteration", column(rows, HistoryRow::iteration), false, false), panels, List.of());
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
