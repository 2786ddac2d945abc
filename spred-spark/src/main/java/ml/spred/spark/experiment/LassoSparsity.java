package ml.spred.spark.experiment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ml.spred.spark.experiment.Figure.Axis;
import ml.spred.spark.report.Numbers;

/** Sparsity against the strength. */
final class LassoSparsity extends OrthogonalLasso {
  @Override
  public String name() {
    return "lasso-sparsity";
  }

  @Override
  public Figure figure(Definition definition, Results results) {
    Figure figure = new Figure(definition.title(), 2);
    for (Map.Entry<String, Results> part : results.by("threshold").entrySet()) {
      Panel panel = figure.panel("share of coefficients below " + part.getKey(), Axis.logarithmic("lambda"),
          Axis.linear("share"));
      part.getValue().by("method").forEach((method, own) -> panel.marked(spoken(method), own.numbers("lambda"),
          own.numbers("sparsity"), null));
    }
    return figure;
  }

  @Override
  public Map<String, String> ours(Definition definition, Results results) {
    Map<String, String> ours = new TreeMap<>();
    List<String> trained = results.distinct("method").stream().filter(method -> !method.equals(CLOSED_FORM)
        && !method.equals(SUBGRADIENT)).toList();
    ours.put("agreement", String.join("; ", trained.stream().map(method -> spoken(method) + ": off by at most "
        + Numbers.number(farthest(results, method))).toList()));
    double naive = results.where("method", SUBGRADIENT).rows().stream().mapToDouble(row -> Results.number(row, "sparsity")).max()
        .orElse(Double.NaN);
    ours.put("naive", "largest share of naive L1: " + Numbers.number(naive));
    return ours;
  }
}
