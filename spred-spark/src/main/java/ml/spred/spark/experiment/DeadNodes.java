package ml.spred.spark.experiment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ml.spred.InputException;
import ml.spred.compress.NodeSparsity;
import ml.spred.network.Treatment;
import ml.spred.spark.experiment.Figure.Axis;
import ml.spred.spark.report.Numbers;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;

/** Dead nodes of plain networks under weight decay, and what share of the weights they explain. */
final class DeadNodes extends ImageExperiment {
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
  List<Map<String, String>> run(Run run) {
    Activation activation = activation(run.cell().text("activation"));
    MultiLayerNetwork network = (MultiLayerNetwork) run.task().network(run.train(), activation, run.seed());
    run.task().train(run.task().spred(network, run.seed()).weights(Treatment.dense(run.cell().number("decay"))), run.train(),
        run.seed(), run.progress());
    NodeSparsity count = NodeSparsity.of(network, NodeSparsity.THRESHOLD);
    return Cell.row("nodes", count.nodes(), "dead_nodes", count.dead(), "node_sparsity", text("%.4f", count.nodeSparsity()),
        "weight_sparsity", text("%.4f", count.weightSparsity()), "test_accuracy", run.accuracy(network));
  }

  private static Activation activation(String word) {
    return switch (word) {
      case "relu" -> Activation.RELU;
      case "swish" -> Activation.SWISH;
      default -> throw new InputException("the activation '" + word + "' of the grid must be relu or swish.");
    };
  }

  @Override
  public Figure figure(Definition definition, Results results) {
    Figure figure = new Figure(definition.title(), 3);
    Panel nodes = figure.panel("dead nodes", Axis.logarithmic("weight decay kappa"), Axis.linear("share of nodes"));
    Panel weights = figure.panel("weights against nodes", Axis.linear("share of dead nodes"),
        Axis.linear("share of weights below 1e-4"));
    Panel accuracy = figure.panel("accuracy", Axis.logarithmic("weight decay kappa"), Axis.linear("test accuracy in %"));
    results.by("activation").forEach((activation, part) -> {
      Collection<Results> points = part.by("decay").values();
      nodes.marked(activation, points, "decay", "node_sparsity", 1);
      weights.points(activation, part.numbers("node_sparsity"), part.numbers("weight_sparsity"));
      accuracy.marked(activation, points, "decay", "test_accuracy", 100);
    });
    return figure;
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
    ours.put("linear", text("correlation %.3f over all runs",
        correlation(results.numbers("node_sparsity"), results.numbers("weight_sparsity"))));
    return ours;
  }

  private static double correlation(double[] x, double[] y) {
    return new org.apache.commons.math3.stat.correlation.PearsonsCorrelation().correlation(x, y);
  }
}
