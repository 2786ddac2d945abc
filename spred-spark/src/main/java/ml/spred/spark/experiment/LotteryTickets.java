package ml.spred.spark.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ml.spred.compress.LotteryTicket;
import ml.spred.compress.Pruning;
import ml.spred.compress.WeightCount;
import ml.spred.network.Treatment;
import ml.spred.spark.experiment.Figure.Axis;
import ml.spred.spark.report.Numbers;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The zeros that the pair finds, put upon the weights at the start: finetuned, rewound, and at drawn places. */
final class LotteryTickets extends ImageExperiment {
  private static final String FINETUNED = "finetuned";
  private static final String REWOUND = "rewound";
  private static final String SHUFFLED = "shuffled";

  @Override
  public String name() {
    return "lottery-ticket";
  }

  @Override
  public List<String> keys() {
    return List.of("task", "kappa", "seed");
  }

  @Override
  public List<String> columns() {
    return List.of("ticket", "prunable", "non_zero", "ratio", "test_accuracy");
  }

  @Override
  List<Map<String, String>> run(Run run) {
    ImageTask task = run.task();
    int seed = run.seed();
    Model network = task.network(run.train(), seed);
    INDArray initial = network.params().dup();
    task.train(task.spred(network, seed).weights(Treatment.weights(run.cell().number("kappa"))), run.train(), seed,
        run.progress());
    WeightCount count = Pruning.of(network).threshold(task.settings().path("threshold").asDouble());
    INDArray pruned = network.params().dup();
    task.finetune(network, run.train(), seed, run.progress());
    List<Map<String, String>> rows = new ArrayList<>();
    rows.add(row(FINETUNED, count, run.accuracy(network)));
    network.params().assign(pruned);
    LotteryTicket.rewind(network, initial);
    task.train(task.spred(network, seed).holdZeros(), run.train(), seed, run.progress());
    rows.add(row(REWOUND, count, run.accuracy(network)));
    network.params().assign(pruned);
    LotteryTicket.rewindShuffled(network, initial, seed);
    task.train(task.spred(network, seed).holdZeros(), run.train(), seed, run.progress());
    rows.add(row(SHUFFLED, count, run.accuracy(network)));
    return rows;
  }

  private static Map<String, String> row(String ticket, WeightCount count, String accuracy) {
    return Cell.entries("ticket", ticket, "prunable", count.prunable(), "non_zero", count.nonZero(),
        "ratio", text("%.2f", count.ratio()), "test_accuracy", accuracy);
  }

  @Override
  public Figure figure(Definition definition, Results results) {
    Figure figure = new Figure(definition.title(), 2);
    results.by("task").forEach((task, part) -> {
      Panel panel = figure.panel(task, Axis.logarithmic("compression ratio"), Axis.linear("test accuracy in %"));
      part.by("ticket").forEach((ticket, own) -> panel.marked(ticket, own.by("kappa").values(), "ratio", "test_accuracy", 100));
    });
    return figure;
  }

  @Override
  public Map<String, String> ours(Definition definition, Results results) {
    Map<String, String> ours = new TreeMap<>();
    results.by("task").forEach((task, part) -> {
      List<String> texts = new ArrayList<>();
      part.by("kappa").forEach((kappa, own) -> texts.add(Numbers.number(Math.rint(own.mean("ratio").mean())) + "×: "
          + String.join(", ", own.by("ticket").entrySet().stream()
              .map(ticket -> ticket.getKey() + " " + ticket.getValue().mean("test_accuracy").percent()).toList())));
      ours.put(task, String.join("; ", texts));
    });
    return ours;
  }
}
