package ml.spred.spark.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import ml.spred.compute.Lanes;
import ml.spred.lasso.LassoMethod;
import ml.spred.lasso.LassoOptions;
import ml.spred.lasso.LassoPath;
import ml.spred.lasso.OrthogonalProblem;
import ml.spred.solver.Progress;
import ml.spred.spark.param.EnumWord;

/** The Lasso on orthogonal features: how many coefficients of each method are below a threshold, beside the closed form. */
abstract class OrthogonalLasso implements Experiment<OrthogonalLasso.Problem> {
  static final String CLOSED_FORM = "closed-form";
  static final String SUBGRADIENT = "subgradient";

  /** What the cells share. */
  record Problem(int size, double noise, int seed) implements java.io.Serializable {
    OrthogonalProblem draw() {
      return OrthogonalProblem.draw(size, noise, seed);
    }
  }

  @Override
  public List<String> keys() {
    return List.of("method", "lambda");
  }

  @Override
  public List<String> columns() {
    return List.of("threshold", "sparsity", "largest_error");
  }

  @Override
  public Problem data(Definition definition, Path directory) {
    return new Problem(definition.integer("size"), definition.number("noise"), definition.integer("seed"));
  }

  @Override
  public List<Map<String, String>> run(Problem data, Definition definition, Cell cell, int threads, Progress progress) {
    OrthogonalProblem problem = data.draw();
    double lambda = cell.number("lambda");
    double[] exact = problem.solution(lambda);
    String method = cell.text("method");
    double[] found = method.equals(CLOSED_FORM) ? exact : solve(problem, options(method, definition), lambda, threads);
    double error = IntStream.range(0, exact.length).mapToDouble(j -> Math.abs(found[j] - exact[j])).max().orElse(0);
    List<Map<String, String>> rows = new ArrayList<>();
    for (double threshold : definition.numbers("thresholds")) {
      double share = Arrays.stream(found).filter(value -> Math.abs(value) < threshold).count() / (double) found.length;
      rows.add(Cell.entries("threshold", threshold, "sparsity", share, "largest_error", String.format(Locale.ROOT, "%.3g",
          error)));
    }
    return rows;
  }

  private static double[] solve(OrthogonalProblem problem, LassoOptions options, double lambda, int threads) {
    try (Lanes lanes = new Lanes(threads); LassoPath path = LassoPath.of(problem.data(), options, lanes)) {
      return path.solve(lambda).dense(problem.size(), 0);
    }
  }

  /** Training to the end, without a threshold of its own. */
  static LassoOptions options(String method, Definition definition) {
    LassoOptions plain = LassoOptions.defaults().withIntercept(false).withStandardization(false);
    // The gap that ends a training early is closed long before the last zeros are small.
    return plain.withMethod(method(method)).withTolerance(method.equals("path") ? plain.tolerance() : 1e-15)
        .withTraining(plain.training().withMaxIterations(definition.integer("iterations")).withThreshold(0));
  }

  private static LassoMethod method(String word) {
    return EnumWord.of(LassoMethod.class, word, "the method '" + word + "' of the grid is not " + CLOSED_FORM + " and");
  }

  static String spoken(String method) {
    return switch (method) {
      case CLOSED_FORM -> "closed form";
      case "path" -> "path solver";
      case "gradient-descent" -> "spred, gradient descent";
      case "adam" -> "spred, Adam";
      case SUBGRADIENT -> "naive L1, gradient descent";
      default -> method;
    };
  }

  /** The largest difference of a method's sparsity to the closed form's, over all of its rows. */
  static double farthest(Results results, String method) {
    Results exact = results.where("method", CLOSED_FORM);
    return results.where("method", method).rows().stream().mapToDouble(row -> exact
        .where("lambda", row.get("lambda")).where("threshold", row.get("threshold")).rows().stream()
        .mapToDouble(other -> Math.abs(Results.number(row, "sparsity") - Results.number(other,
            "sparsity"))).max().orElse(Double.NaN))
        .max().orElse(Double.NaN);
  }
}
