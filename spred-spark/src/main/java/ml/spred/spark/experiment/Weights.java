package ml.spred.spark.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ml.spred.InputException;
import ml.spred.compress.WeightHistogram;
import ml.spred.network.ParameterTensor;
import ml.spred.network.ParameterTensor.Role;
import ml.spred.network.Spred;
import ml.spred.network.Treatment;
import ml.spred.spark.experiment.Figure.Axis;
import ml.spred.spark.report.Numbers;
import org.deeplearning4j.nn.api.Model;

/** How large the weights are after training with and without the pair at the same decay, before anything is pruned. */
final class Weights extends ImageExperiment {
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
  List<Map<String, String>> run(Run run) {
    String method = run.cell().text("method");
    ImageTask task = run.task().forMethod(method);
    Model network = task.network(run.train(), run.seed());
    Spred spred = task.spred(network, run.seed()).weights(treatment(method, run.cell().number("kappa")));
    task.train(spred, run.train(), run.seed(), run.progress());
    return rows(network, run.accuracy(network), run.definition().integer("layers"));
  }

  private static Treatment treatment(String method, double kappa) {
    return switch (method) {
      case SPRED -> Treatment.weights(kappa);
      case "dense" -> Treatment.dense(kappa);
      default -> throw new InputException("the method '" + method + "' of the grid must be " + SPRED + " or dense.");
    };
  }

  /** Of the largest layers. */
  private static List<Map<String, String>> rows(Model network, String accuracy, int layers) {
    List<ParameterTensor> largest = ParameterTensor.of(network).stream().filter(tensor -> tensor.role() == Role.WEIGHT)
        .sorted(Comparator.comparingLong(ParameterTensor::length).reversed()).limit(layers).toList();
    List<Map<String, String>> rows = new ArrayList<>();
    for (ParameterTensor tensor : largest) {
      WeightHistogram sizes = WeightHistogram.ofSizes(tensor);
      for (int bin = 0; bin < sizes.counts().length; bin++) {
        long count = sizes.counts()[bin] + (bin == 0 ? sizes.zeros() : 0);
        rows.add(Cell.entries("layer", tensor.part(), "weights", tensor.length(),
            "size", text("%.4g", sizes.edges()[bin]), "share", text("%.6f", (double) count / tensor.length()),
            "share_below", text("%.6f", sizes.shareBelow(bin)), "test_accuracy", accuracy));
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
