package ml.spred.spark.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import ml.spred.InputException;
import ml.spred.compress.NodeSparsity;
import ml.spred.compute.NativeThreads;
import ml.spred.image.ImageSet;
import ml.spred.network.Treatment;
import ml.spred.solver.Progress;
import ml.spred.spark.experiment.Figure.Axis;
import ml.spred.spark.report.Numbers;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;

/** Dead nodes of plain networks under weight decay, and what share of the weights they explain. */
final class DeadNodes implements Experiment<ImageSets> {
  @Override
  public String name() {
    return "node-sparsity";
  }

  @Override
  public List<String> keys() {
    return List.of("task", "activation", "decay", "seed");
  }

  @Override
  public List<String> columns() {
    return List.of("nodes", "dead_nodes", "node_sparsity", "weight_sparsity", "test_accuracy");
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
    ImageTask task = ImageTask.of(definition, cell.text("task"));
    int seed = cell.integer("seed");
    try (NativeThreads given = NativeThreads.of(threads)) {
      MultiLayerNetwork network = (MultiLayerNetwork) task.network(train, activation(cell.text("activation")), seed);
      task.train(task.spred(network, seed).weights(Treatment.dense(cell.number("decay"))), train, seed, progress);
      NodeSparsity count = NodeSparsity.of(network, NodeSparsity.THRESHOLD);
      return Cell.row("nodes", count.nodes(), "dead_nodes", count.dead(), "node_sparsity", text(count.nodeSparsity()),
          "weight_sparsity", text(count.weightSparsity()),
          "test_accuracy", text(ImageTask.accuracy(network, train, data.test().get(cell.text("task")))));
    }
  }

  private static Activation activation(String word) {
    return switch (word) {
      case "relu" -> Activation.RELU;
      case "swish" -> Activation.SWISH;
      default -> throw new InputException("the activation '" + word + "' of the grid must be relu or swish.");
    };
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  @Override
  public Figure figure(Definition definition, Results results) {
    Figure figure = new Figure(definition.title(), 3);
    Panel nodes = figure.panel("dead nodes", Axis.logarithmic("weight decay kappa"), Axis.linear("share of nodes"));
    Panel weights = figure.panel("weights against nodes", Axis.linear("share of dead nodes"),
        Axis.linear("share of weights below 1e-4"));
    Panel accuracy = figure.panel("accuracy", Axis.logarithmic("weight decay kappa"), Axis.linear("test accuracy in %"));
    results.by("activation").forEach((activation, part) -> {
      List<Results> points = new ArrayList<>(part.by("decay").values());
      double[] decays = points.stream().mapToDouble(own -> own.numbers("decay")[0]).toArray();
      nodes.marked(activation, decays, means(points, "node_sparsity", 1), errors(points, "node_sparsity", 1));
      weights.points(activation, part.numbers("node_sparsity"), part.numbers("weight_sparsity"));
      accuracy.marked(activation, decays, means(points, "test_accuracy", 100), errors(points, "test_accuracy", 100));
    });
    return figure;
  }

  private static double[] means(List<Results> points, String column, double scale) {
    return points.stream().mapToDouble(own -> scale * own.mean(column).mean()).toArray();
  }

  private static double[] errors(List<Results> points, String column, double scale) {
    return points.stream().mapToDouble(own -> scale * own.mean(column).error()).toArray();
  }

  @Override
  public Map<String, String> ours(Definition definition, Results results) {
    Map<String, String> ours = new TreeMap<>();
    results.by("activation").forEach((activation, part) -> {
      List<String> texts = new ArrayList<>();
      part.by("decay").forEach((decay, own) -> texts.add(decay + ": " + Numbers.percent(own.mean("node_sparsity").mean())
          + " of the nodes, "
          + Numbers.percent(own.mean("weight_sparsity").mean()) + " of the weights, accuracy "
              + own.mean("test_accuracy").percent()));
      ours.put(activation, String.join("; ", texts));
    });
    ours.put("linear", String.format(Locale.ROOT, "correlation %.3f over all runs",
        correlation(results.numbers("node_sparsity"), results.numbers("weight_sparsity"))));
    return ours;
  }

  private static double correlation(double[] x, double[] y) {
    return new org.apache.commons.math3.stat.correlation.PearsonsCorrelation().correlation(x, y);
  }
}
