package ml.spred.spark.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import ml.spred.InputException;
import ml.spred.compute.Lanes;
import ml.spred.lasso.LassoData;
import ml.spred.lasso.LassoMethod;
import ml.spred.lasso.LassoOptions;
import ml.spred.lasso.LassoTrajectory;
import ml.spred.solver.Progress;
import ml.spred.spark.benchmark.LassoMethodRunner;
import ml.spred.spark.benchmark.LassoProblem;
import ml.spred.spark.benchmark.LassoRun;
import ml.spred.spark.benchmark.MllibLassoRunner;
import ml.spred.spark.benchmark.PeerLassoRunner;
import ml.spred.spark.benchmark.SpredLassoRunner;
import ml.spred.spark.experiment.Figure.Axis;
import org.apache.spark.sql.SparkSession;

/** Seconds of one Lasso against the number of features, and when training has 75, 90 and 100 % of the zeros it ends with. */
final class LassoTime implements Experiment<String> {
  private static final List<String> TRAINED = List.of("adam", "gradient-descent");
  private static final double[] PARTS = {0.75, 0.9, 1};
  private static final double ZERO = 1e-6;

  @Override
  public String name() {
    return "lasso-time";
  }

  @Override
  public List<String> keys() {
    return List.of("method", "features");
  }

  @Override
  public List<String> columns() {
    return List.of("seconds", "seconds_75", "seconds_90", "seconds_100", "gap", "zeros", "note");
  }

  @Override
  public boolean onDriver() {
    return true;
  }

  @Override
  public String data(Definition definition, Path directory) {
    return "";
  }

  @Override
  public List<Map<String, String>> run(String data, Definition definition, Cell cell, int threads, Progress progress) {
    throw new IllegalStateException("cells are timed, they run on the driver.");
  }

  @Override
  public List<Map<String, String>> runOnDriver(SparkSession spark, String data, Definition definition, Cell cell, int threads) {
    LassoProblem problem = LassoProblem.draw(definition.integer("samples"), cell.integer("features"), 0, 1);
    double lambda = definition.number("share") * problem.lambdaMax();
    String method = cell.text("method");
    if (TRAINED.contains(method)) {
      return train(problem, definition, method, lambda);
    }
    try {
      LassoRun run = runner(spark, definition, method).run(problem, List.of(new LassoProblem.Task("one", new double[] {lambda})))
          .get(0);
      return row(run.seconds(), new double[] {Double.NaN, Double.NaN, Double.NaN}, run.gap(), problem.features() - run.support(),
          "");
    } catch (InputException failure) {
      if (method.startsWith("lasso-")) {
        return row(Double.NaN, new double[] {Double.NaN, Double.NaN, Double.NaN}, Double.NaN, -1, "not run: "
            + failure.getMessage().strip()
            .lines().findFirst().orElse(""));
      }
      throw failure;
    }
  }

  private static LassoMethodRunner runner(SparkSession spark, Definition definition, String method) {
    double gap = definition.number("gap");
    int repeats = definition.integer("repeats");
    return switch (method) {
      case "path" -> new SpredLassoRunner("spred", 1, gap, repeats);
      case "mllib" -> new MllibLassoRunner(spark, 1);
      default -> new PeerLassoRunner(method, Path.of(definition.text("peers")), work(), 1, gap, repeats);
    };
  }

  private static Path work() {
    try {
      return Files.createTempDirectory("spred-lasso");
    } catch (IOException failure) {
      throw new UncheckedIOException("a directory for a problem cannot be made", failure);
    }
  }

  /** A training through all of its iterations, and when zeros of its end were there, for good. */
  private static List<Map<String, String>> train(LassoProblem problem, Definition definition, String method, double lambda) {
    LassoOptions plain = LassoOptions.defaults().withIntercept(false).withStandardization(false);
    LassoOptions options = plain.withMethod(method.equals("adam") ? LassoMethod.ADAM : LassoMethod.GRADIENT_DESCENT)
        .withTraining(plain.training().withMaxIterations(definition.integer("iterations")).withThreshold(0));
    LassoData data = new LassoData(problem.matrix(), problem.y(), null, null);
    List<Double> seconds = new ArrayList<>();
    List<Integer> zeros = new ArrayList<>();
    try (Lanes lanes = new Lanes(1)) {
      long start = System.nanoTime();
      LassoTrajectory.run(data, options, lambda, definition.integer("every"), lanes, (iteration, coefficients) -> {
        seconds.add((System.nanoTime() - start) * 1e-9);
        zeros.add((int) Arrays.stream(coefficients).filter(value -> Math.abs(value[0]) < ZERO).count());
      });
    }
    int last = zeros.get(zeros.size() - 1);
    return row(seconds.get(seconds.size() - 1), Arrays.stream(PARTS).map(part -> reached(seconds, zeros, part * last)).toArray(),
        Double.NaN, last, definition.integer("iterations") + " iterations");
  }

  private static double reached(List<Double> seconds, List<Integer> zeros, double least) {
    int k = zeros.size();
    while (k > 0 && zeros.get(k - 1) >= least) {
      k--;
    }
    return seconds.get(k);
  }

  private static List<Map<String, String>> row(double seconds, double[] parts, double gap, int zeros, String note) {
    return Cell.row("seconds", text("%.6f", seconds), "seconds_75", text("%.4f", parts[0]), "seconds_90", text("%.4f", parts[1]),
        "seconds_100", text("%.4f", parts[2]), "gap", text("%.1e", gap), "zeros", zeros < 0 ? "" : zeros, "note", note);
  }

  private static String text(String format, double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
  }

  @Override
  public Figure figure(Definition definition, Results results) {
    Figure figure = new Figure(definition.title(), 2);
    Panel all = figure.panel("one strength", Axis.logarithmic("features"), Axis.logarithmic("seconds"));
    Panel parts = figure.panel("until that part of the final zeros is there", Axis.logarithmic("features"),
        Axis.logarithmic("seconds"));
    results.by("method").forEach((method, own) -> {
      all.marked(spoken(method), own.numbers("features"), own.numbers("seconds"), null);
      if (TRAINED.contains(method)) {
        for (double part : PARTS) {
          String column = String.format(Locale.ROOT, "seconds_%.0f", 100 * part);
          parts.marked(String.format(Locale.ROOT, "%s, %.0f %%", spoken(method), 100 * part), own.numbers("features"),
              own.numbers(column), null);
        }
      }
    });
    return figure;
  }

  private static String spoken(String method) {
    return switch (method) {
      case "path" -> "path solver";
      case "adam" -> "spred, Adam";
      case "gradient-descent" -> "spred, gradient descent";
      case "mllib" -> "MLlib";
      case "lasso-sklearn" -> "coordinate descent (scikit-learn)";
      case "lasso-lars" -> "LARS (scikit-learn)";
      default -> method.replace("lasso-", "");
    };
  }

  @Override
  public Map<String, String> ours(Definition definition, Results results) {
    Map<String, String> ours = new TreeMap<>();
    double largest = Arrays.stream(results.numbers("features")).max().orElse(Double.NaN);
    Results end = results.where("features", largest);
    ours.put("seconds", String.format(Locale.ROOT, "d = %,.0f: ", largest) + String.join(", ", end.rows().stream()
        .filter(row -> !row.get("seconds").isEmpty())
        .map(row -> String.format(Locale.ROOT, "%s %.3g s", spoken(row.get("method")), Results.number(row, "seconds")))
            .toList()));
    ours.put("growth", String.join("; ", results.by("method").entrySet()
        .stream().filter(entry -> entry.getValue().rows().size() > 1
        && !entry.getValue().rows().get(0).get("seconds").isEmpty()).map(entry -> spoken(entry.getKey())
            + growth(entry.getValue()))
        .toList()));
    ours.put("parts", String.join("; ", end.rows().stream().filter(row -> TRAINED.contains(row.get("method")))
        .map(row -> spoken(row.get("method")) + ": " + row.get("seconds_75") + ", " + row.get("seconds_90") + " and "
            + row.get("seconds_100") + " s").toList()));
    return ours;
  }

  private static String growth(Results own) {
    double[] features = own.numbers("features");
    double[] seconds = own.numbers("seconds");
    int last = features.length - 1;
    return String.format(Locale.ROOT, " %.3g times from %,.0f to %,.0f", seconds[last] / seconds[0], features[0], features[last]);
  }
}
