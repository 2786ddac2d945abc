package ml.spred.spark.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ml.spred.redundant.ScalarProblem;
import ml.spred.solver.Progress;
import ml.spred.spark.experiment.Figure.Axis;
import ml.spred.spark.report.Numbers;

/** The loss of one weight, original and redundant, its minima, and where gradient descent ends. */
final class Landscape implements Experiment<String> {
  private static final String ORIGINAL = "original";
  private static final String REDUNDANT = "redundant";
  private static final String MINIMUM = "minimum";
  private static final String DESCENT = "descent";

  @Override
  public String name() {
    return "landscape";
  }

  @Override
  public List<String> keys() {
    return List.of("centre");
  }

  @Override
  public List<String> columns() {
    return List.of("part", "u", "w", "v", "loss");
  }

  @Override
  public String data(Definition definition, Path directory) {
    return "";
  }

  @Override
  public List<Map<String, String>> run(String data, Definition definition, Cell cell, int threads, Progress progress) {
    ScalarProblem problem = new ScalarProblem(cell.number("centre"), definition.number("kappa"));
    double[] grid = grid(definition);
    List<Map<String, String>> rows = new ArrayList<>();
    for (double v : grid) {
      rows.add(row(ORIGINAL, Double.NaN, Double.NaN, v, problem.original(v)));
    }
    for (double u : grid) {
      for (double w : grid) {
        rows.add(row(REDUNDANT, u, w, u * w, problem.redundant(u, w)));
      }
    }
    for (double[] pair : problem.minimisers()) {
      rows.add(row(MINIMUM, pair[0], pair[1], problem.minimiser(), problem.redundant(pair[0], pair[1])));
    }
    SplittableRandom random = new SplittableRandom(definition.integer("seed"));
    for (int k = 0; k < definition.integer("starts"); k++) {
      double[] end = problem.descend(random.nextGaussian(), random.nextGaussian(), definition.number("rate"),
          definition.integer("steps"));
      rows.add(row(DESCENT, end[0], end[1], end[0] * end[1], problem.redundant(end[0], end[1])));
    }
    return rows;
  }

  private static double[] grid(Definition definition) {
    int points = definition.integer("points");
    double reach = definition.number("reach");
    return IntStream.range(0, points).mapToDouble(k -> reach * (2.0 * k / (points - 1) - 1)).toArray();
  }

  private static Map<String, String> row(String part, double u, double w, double v, double loss) {
    return Cell.entries("part", part, "u", text(u), "w", text(w), "v", text(v), "loss", text(loss));
  }

  private static String text(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.6g", value);
  }

  @Override
  public Figure figure(Definition definition, Results results) {
    Figure figure = new Figure(definition.title(), 3);
    Panel line = figure.panel("original", Axis.linear("v"), Axis.linear("loss"));
    results.by("centre").forEach((centre, own) -> {
      Results original = own.where("part", ORIGINAL);
      line.line("c = " + centre, original.numbers("v"), original.numbers("loss"));
    });
    results.by("centre").forEach((centre, own) -> {
      Results minima = own.where("part", MINIMUM);
      line.points("minimum", minima.numbers("v"), minima.numbers("loss"));
      Panel surface = figure.panel("redundant, c = " + centre + " (dark is low)", Axis.linear("u"), Axis.linear("w"));
      double[] grid = grid(definition);
      double[] losses = own.where("part", REDUNDANT).numbers("loss");
      // Rows have w fastest; a surface is [w][u].
      surface.surface(grid, grid, IntStream.range(0, grid.length).mapToObj(w -> IntStream.range(0, grid.length)
          .mapToDouble(u -> losses[u * grid.length + w]).toArray()).toArray(double[][]::new));
      surface.points("minimum", minima.numbers("u"), minima.numbers("w"));
    });
    return figure;
  }

  private static String point(Results minima, int number) {
    return "(" + Numbers.number(minima.numbers("u")[number]) + ", " + Numbers.number(minima.numbers("w")[number]) + ")";
  }

  @Override
  public Map<String, String> ours(Definition definition, Results results) {
    List<String> minima = new ArrayList<>();
    List<String> descents = new ArrayList<>();
    results.by("centre").forEach((centre, own) -> {
      Results minimum = own.where("part", MINIMUM);
      double best = minimum.numbers("v")[0];
      minima.add("c = " + centre + ": v* = " + Numbers.number(best) + ", and u·w the same at (u, w) = " + point(minimum, 0)
          + (best == 0 ? "" : " and " + point(minimum, 1)));
      double[] ends = own.where("part", DESCENT).numbers("v");
      long reached = Arrays.stream(ends).filter(v -> Math.abs(v - best) < 1e-3).count();
      descents.add(String.format(Locale.ROOT, "c = %s: %d of %d starts", centre, reached, ends.length));
    });
    return Map.of("minima", String.join("; ", minima), "descents", String.join("; ", descents));
  }
}
