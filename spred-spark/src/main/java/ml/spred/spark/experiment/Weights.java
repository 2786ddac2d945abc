package ml.spred.spark.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import ml.spred.InputException;
import ml.spred.compress.WeightHistogram;
import ml.spred.compute.NativeThreads;
import ml.spred.image.ImageSet;
import ml.spred.network.ParameterTensor;
import ml.spred.network.ParameterTensor.Role;
import ml.spred.network.Spred;
import ml.spred.network.Treatment;
import ml.spred.solver.Progress;
import ml.spred.spark.experiment.Figure.Axis;
import ml.spred.spark.report.Numbers;
import org.deeplearning4j.nn.api.Model;

/** How large the weights are after training with and without the pair at the same decay, before anything is pruned. */
final class Weights implements Experiment<ImageSets> {
  private static final String SPRED = "spred";

  @Override
  public String name() {
    return "weights";
  }

  @Override
  public List<String> keys() {
    return List.of("task", "method", "kappa", "seed");
  }

  @Override
  public List<String> columns() {
    return List.of("layer", "weights", "size", "share", "share_below", "test_accuracy");
  }

  @Override
  public boolean needsData() {
    return true;
  }

  @Override
  public ImageSets data(Definition definition, Path directory) {
    return ImageSets.read(ImageTask.of(definition), directory);
  }

  @Override
  public List<Map<String, String>> run(ImageSets data, Definition definition, Cell cell, int threads, Progress progress) {
    ImageSet train = data.train().get(cell.text("task"));
    ImageTask task = ImageTask.of(definition, cell.text("task")).forMethod(cell.text("method"));
    int seed = cell.integer("seed");
    try (NativeThreads given = NativeThreads.of(threads)) {
      Model network = task.network(train, seed);
      Spred spred = task.spred(network, seed).weights(treatment(cell.text("method"), cell.number("kappa")));
      task.train(spred, train, seed, progress);
      double accuracy = ImageTask.accuracy(network, train, data.test().get(cell.text("task")));
      return rows(network, accuracy, definition.integer("layers"));
    }
  }

  private static Treatment treatment(String method, double kappa) {
    return switch (method) {
      case SPRED -> Treatment.weights(kappa);
      case "dense" -> Treatment.dense(kappa);
      default -> throw new InputException("the method '" + method + "' of the grid must be " + SPRED + " or dense.");
    };
  }

  /** Of the largest layers. */
  private static List<Map<String, String>> rows(Model network, double accuracy, int layers) {
    List<ParameterTensor> largest = ParameterTensor.of(network).stream().filter(tensor -> tensor.role() == Role.WEIGHT)
        .sorted(Comparator.comparingLong(ParameterTensor::length).reversed()).limit(layers).toList();
    List<Map<String, String>> rows = new ArrayList<>();
    for (ParameterTensor tensor : largest) {
      WeightHistogram sizes = WeightHistogram.ofSizes(tensor);
      for (int bin = 0; bin < sizes.counts().length; bin++) {
        long count = sizes.counts()[bin] + (bin == 0 ? sizes.zeros() : 0);
        rows.add(Cell.entries("layer", tensor.part(), "weights", tensor.length(),
            "size", String.format(Locale.ROOT, "%.4g", sizes.edges()[bin]),
            "share", String.format(Locale.ROOT, "%.6f", (double) count / tensor.length()),
            "share_below", String.format(Locale.ROOT, "%.6f", sizes.shareBelow(bin)),
            "test_accuracy", String.format(Locale.ROOT, "%.4f", accuracy)));
      }
    }
    return rows;
  }

  @Override
  public Figure figure(Definition definition, Results results) {
    Figure figure = new Figure(definition.title(), 3);
    String seed = results.rows().get(0).get("seed");
    results.where("seed", seed).by("task").forEach((task, part) -> part.by("layer").forEach((layer, own) -> {
      Panel panel = figure.panel(task + ", " + layer + " (" + own.rows().get(0).get("weights") + " weights)",
          Axis.logarithmic("size of a weight (smaller ones in the first bin)"), Axis.linear("share of the weights"));
      own.by("method").forEach((method, lines) -> lines.by("kappa").forEach((kappa, line) -> panel.line(
          method + ", kappa " + kappa, line.numbers("size"), line.numbers("share"))));
    }));
    return figure;
  }

  @Override
  public Map<String, String> ours(Definition definition, Results results) {
    Map<String, String> ours = new TreeMap<>();
    results.by("task").forEach((task, part) -> {
      List<String> texts = new ArrayList<>();
      part.by("method").forEach((method, lines) -> lines.by("kappa").forEach((kappa, own) -> {
        String layer = own.rows().get(0).get("layer");
        Results small = own.where("layer", layer).where(row -> Math.abs(Math.log10(Results.number(row, "size")) + 4) < 0.01);
        texts.add(method + ", kappa " + kappa + ": " + Numbers.percent(small.mean("share_below").mean()) + " at "
            + Numbers.percent(own.numbers("test_accuracy")[0]) + " accuracy");
      }));
      ours.put(task, String.join("; ", texts));
    });
    return ours;
  }
}
