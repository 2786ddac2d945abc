package ml.spred.spark.experiment;

import java.util.Map;
import java.util.TreeMap;
import ml.spred.spark.experiment.Figure.Axis;
import ml.spred.spark.report.Numbers;

/** Share of coefficients below a threshold, as the threshold moves over ten powers of ten, at several strengths. */
final class LassoThresholds extends OrthogonalLasso {
  @Override
  public String name() {
    return "lasso-thresholds";
  }

  @Override
  public Figure figure(Definition definition, Results results) {
    Figure figure = new Figure(definition.title(), 3);
    results.by("lambda").forEach((lambda, part) -> {
      Panel panel = figure.panel("lambda " + lambda, Axis.logarithmic("threshold"), Axis.linear("share below it"));
      part.by("method").forEach((method, own) -> panel.marked(spoken(method), own.numbers("threshold"), own.numbers("sparsity"),
          null));
    });
    return figure;
  }

  @Override
  public Map<String, String> ours(Definition definition, Results results) {
    Map<String, String> ours = new TreeMap<>();
    StringBuilder text = new StringBuilder();
    for (String method : results.distinct("method")) {
      double widest = results.where("method", method).by("lambda").values().stream().mapToDouble(own -> {
        double[] low = own.where("threshold", 1e-12).numbers("sparsity");
        double[] high = own.where("threshold", 1e-6).numbers("sparsity");
        return low.length == 0 || high.length == 0 ? Double.NaN : high[0] - low[0];
      }).max().orElse(Double.NaN);
      text.append(text.length() == 0 ? "" : "; ").append(spoken(method) + " " + Numbers.number(widest));
    }
    ours.put("between", text.toString());
    return ours;
  }
}
