package ml.spred.spark.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import ml.spred.compute.Lanes;
import ml.spred.lasso.LassoTrajectory;
import ml.spred.lasso.OrthogonalProblem;
import ml.spred.solver.Progress;
import ml.spred.spark.experiment.Figure.Axis;
import ml.spred.spark.report.Numbers;

/** Sparsity over the iterations, at the two thresholds. */
final class LassoTrajectories extends OrthogonalLasso {
  @Override
  public String name() {
    return "lasso-trajectory";
  }

  @Override
  public List<String> columns() {
    return List.of("iteration", "threshold", "sparsity", "final_sparsity");
  }

  @Override
  public List<Map<String, String>> run(Problem data, Definition definition, Cell cell, int threads, Progress progress) {
    OrthogonalProblem problem = data.draw();
    double lambda = cell.number("lambda");
    double[] exact = problem.solution(lambda);
    List<Map<String, String>> rows = new ArrayList<>();
    try (Lanes lanes = new Lanes(threads)) {
      LassoTrajectory.run(problem.data(), options(cell.text("method"), definition), lambda,
          definition.integer("every"), lanes, (iteration, coefficients) -> {
            for (double threshold : definition.numbers("thresholds")) {
              rows.add(Cell.entries("iteration", iteration, "threshold", threshold, "sparsity", share(column(coefficients),
                  threshold),
                  "final_sparsity", share(exact, threshold)));
            }
          });
    }
    return rows;
  }

  private static double[] column(double[][] coefficients) {
    return Arrays.stream(coefficients).mapToDouble(row -> row[0]).toArray();
  }

  private static double share(double[] values, double threshold) {
    return Arrays.stream(values).filter(value -> Math.abs(value) < threshold).count() / (double) values.length;
  }

  @Override
  public Figure figure(Definition definition, Results results) {
    Figure figure = new Figure(definition.title(), 2);
    results.by("lambda").forEach((lambda, part) -> {
      Panel panel = figure.panel("lambda " + lambda, Axis.logarithmic("iteration"), Axis.linear("share below the threshold"));
      part.by("method").forEach((method, own) -> own.by("threshold").forEach((threshold, line) ->
          panel.line(spoken(method) + ", " + threshold, line.numbers("iteration"), line.numbers("sparsity"))));
      Results any = new Results(part.by("method").values().iterator().next().by("threshold").values().iterator().next().rows());
      panel.line("closed form", any.numbers("iteration"), any.numbers("final_sparsity"));
    });
    return figure;
  }

  @Override
  public Map<String, String> ours(Definition definition, Results results) {
    Map<String, String> ours = new TreeMap<>();
    List<String> texts = new ArrayList<>();
    results.by("lambda").forEach((lambda, part) -> part.by("method").forEach((method, own) -> texts.add("lambda " + lambda + ", "
        + spoken(method) + ": " + String.join(" and ", own.by("threshold").entrySet().stream().map(line -> "below "
            + line.getKey() + " after "
            + reached(line.getValue())).toList()))));
    ours.put("reached", String.join("; ", texts));
    return ours;
  }

  /** The first iteration from which on the share stays within half a percent of the closed form's. */
  private static String reached(Results line) {
    double[] iterations = line.numbers("iteration");
    double[] shares = line.numbers("sparsity");
    double[] last = line.numbers("final_sparsity");
    int k = shares.length;
    while (k > 0 && Math.abs(shares[k - 1] - last[k - 1]) <= 0.005) {
      k--;
    }
    return k == shares.length ? "never (" + Numbers.number(shares[k - 1]) + " of " + Numbers.number(last[k - 1]) + ")"
        : String.format(Locale.ROOT, "%.0f", iterations[k]);
  }
}
