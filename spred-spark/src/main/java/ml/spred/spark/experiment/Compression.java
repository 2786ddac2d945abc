package ml.spred.spark.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import ml.spred.compress.CompressionMethod;
import ml.spred.compress.CompressionProgress;
import ml.spred.compress.Compressor;
import ml.spred.compress.WeightCount;
import ml.spred.spark.benchmark.Mean;
import ml.spred.spark.experiment.Figure.Axis;
import ml.spred.spark.report.Numbers;
import org.deeplearning4j.nn.api.Model;

/** Accuracy against the compression ratio: all methods, the same network, epochs and counting. */
final class Compression extends ImageExperiment {
  /** The method that prunes after a dense training; at a ratio of 1 it is the dense twin of all others. */
  private static final String DENSE = "magnitude";
  private static final double[] RATIOS = {10, 30, 50, 100, 200, 500};
  /** Difference of the logarithms of two ratios that are one in a table. */
  private static final double NEAR = 0.03;
  /** Ratio of two points that are still read between. */
  private static final double FARTHEST = 10.5;
  /** Points below the best that the closer look shows. */
  private static final double CLOSE = 8;

  private final String name;

  /** @param name which images: each has a definition of its own */
  Compression(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> keys() {
    return List.of("task", "method", "amount", "seed");
  }

  @Override
  public List<String> columns() {
    return List.of("prunable", "non_zero", "ratio", "test_accuracy", "seconds");
  }

  @Override
  List<Map<String, String>> run(Run run) {
    long start = System.nanoTime();
    CompressionMethod method = run.cell().word(CompressionMethod.class, "method");
    ImageTask task = run.task().forMethod(run.cell().text("method"));
    Model network = task.network(run.train(), run.seed());
    CompressionProgress epochs = (phase, epoch, all, loss) -> run.progress().update(phase.name().toLowerCase(Locale.ROOT),
        epoch, all, text("loss %.4f", loss));
    new Compressor(network, task.batches(run.train(), run.seed()), task.recipe(method, run.seed()), epochs)
        .run(method, run.cell().number("amount"));
    WeightCount count = WeightCount.of(network);
    return Cell.row("prunable", count.prunable(), "non_zero", count.nonZero(), "ratio", text("%.2f", count.ratio()),
        "test_accuracy", run.accuracy(network), "seconds", text("%.1f", (System.nanoTime() - start) * 1e-9));
  }

  @Override
  public Figure figure(Definition definition, Results results) {
    Figure figure = new Figure(definition.title(), 2);
    results.by("task").forEach((task, part) -> {
      Map<String, List<Point>> curves = new LinkedHashMap<>();
      part.by("method").forEach((method, own) -> curves.put(method, curve(own)));
      draw(figure, task, curves);
      double close = curves.values().stream().flatMap(List::stream).mapToDouble(Point::accuracy).max().orElse(100) - CLOSE;
      if (curves.values().stream().flatMap(List::stream).anyMatch(point -> point.accuracy < close)) {
        curves.replaceAll((method, curve) -> curve.stream().filter(point -> point.accuracy >= close).toList());
        draw(figure, task + ", the best " + Numbers.number(CLOSE) + " points", curves);
      }
    });
    return figure;
  }

  private static void draw(Figure figure, String title, Map<String, List<Point>> curves) {
    Panel panel = figure.panel(title, Axis.logarithmic("compression ratio"), Axis.linear("test accuracy in %"));
    curves.forEach((method, curve) -> panel.marked(method, numbers(curve, 0), numbers(curve, 1), numbers(curve, 2)));
  }

  /** Mean over the seeds at one amount, in percent; ratios in the geometric mean. */
  private record Point(double ratio, double accuracy, double error) {}

  private static List<Point> curve(Results method) {
    List<Point> curve = new ArrayList<>();
    method.by("amount").values().forEach(own -> {
      Mean accuracy = own.mean("test_accuracy");
      double ratio = Math.exp(Arrays.stream(own.numbers("ratio")).map(Math::log).average().orElse(Double.NaN));
      curve.add(new Point(ratio, 100 * accuracy.mean(), 100 * accuracy.error()));
    });
    curve.sort(Comparator.comparingDouble(Point::ratio));
    return curve;
  }

  private static double[] numbers(List<Point> curve, int which) {
    return curve.stream().mapToDouble(point -> which == 0 ? point.ratio : which == 1 ? point.accuracy : point.error).toArray();
  }

  /**
   * The accuracy at a ratio: of a point that is as good as there, else straight in the logarithm between two that are not too far
   * apart; NaN where neither is.
   */
  private static double at(List<Point> curve, double ratio) {
    for (Point point : curve) {
      if (Math.abs(Math.log(ratio / point.ratio)) < NEAR) {
        return point.accuracy;
      }
    }
    for (int k = 1; k < curve.size(); k++) {
      Point low = curve.get(k - 1);
      Point high = curve.get(k);
      if (low.ratio <= ratio && ratio <= high.ratio && high.ratio <= FARTHEST * low.ratio) {
        double share = Math.log(ratio / low.ratio) / Math.log(high.ratio / low.ratio);
        return low.accuracy + share * (high.accuracy - low.accuracy);
      }
    }
    return Double.NaN;
  }

  @Override
  public Map<String, String> ours(Definition definition, Results results) {
    Map<String, String> ours = new TreeMap<>();
    results.by("task").forEach((task, part) -> {
      Mean dense = part.where("method", DENSE).where("amount", 1.0).mean("test_accuracy");
      ours.put(task + "-dense", dense.percent());
      List<String> order = new ArrayList<>();
      for (double ratio : RATIOS) {
        List<Map.Entry<String, Double>> scores = new ArrayList<>();
        part.by("method").forEach((method, own) -> {
          double accuracy = at(curve(own), ratio);
          if (!Double.isNaN(accuracy)) {
            scores.add(Map.entry(method, accuracy));
          }
        });
        scores.sort(Map.Entry.<String, Double>comparingByValue().reversed());
        if (!scores.isEmpty()) {
          order.add(Numbers.number(ratio) + "×: " + String.join(", ", scores.stream()
              .map(score -> score.getKey() + text(" %.1f", score.getValue())).toList()));
        }
      }
      ours.put(task + "-order", String.join("; ", order));
      double at50 = at(curve(part.where("method", "spred")), 50);
      if (!Double.isNaN(at50)) {
        ours.put(task + "-at-50", text("%+.1f points", at50 - 100 * dense.mean()));
      }
      ours.put(task + "-spred", String.join("; ", curve(part.where("method", "spred")).stream()
          .map(point -> text("%.1f", point.accuracy) + " at " + text("%.3g", point.ratio)).toList()));
    });
    return ours;
  }
}
