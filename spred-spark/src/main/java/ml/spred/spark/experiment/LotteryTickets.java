package ml.spred.spark.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import ml.spred.compress.LotteryTicket;
import ml.spred.compress.Pruning;
import ml.spred.compress.WeightCount;
import ml.spred.compute.NativeThreads;
import ml.spred.image.ImageSet;
import ml.spred.network.Treatment;
import ml.spred.solver.Progress;
import ml.spred.spark.experiment.Figure.Axis;
import ml.spred.spark.report.Numbers;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The zeros that the pair finds, put upon the weights at the start: finetuned, rewound, and at drawn places. */
final class LotteryTickets implements Experiment<ImageSets> {
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
    ImageSet test = data.test().get(cell.text("task"));
    ImageTask task = ImageTask.of(definition, cell.text("task"));
    int seed = cell.integer("seed");
    List<Map<String, String>> rows = new ArrayList<>();
    try (NativeThreads given = NativeThreads.of(threads)) {
      Model network = task.network(train, seed);
      INDArray initial = network.params().dup();
      task.train(task.spred(network, seed).weights(Treatment.weights(cell.number("kappa"))), train, seed, progress);
      WeightCount count = Pruning.of(network).threshold(task.settings().path("threshold").asDouble());
      INDArray pruned = network.params().dup();
      task.finetune(network, train, seed, progress);
      rows.add(row(FINETUNED, count, ImageTask.accuracy(network, train, test)));
      network.params().assign(pruned);
      LotteryTicket.rewind(network, initial);
      task.train(task.spred(network, seed).holdZeros(), train, seed, progress);
      rows.add(row(REWOUND, count, ImageTask.accuracy(network, train, test)));
      network.params().assign(pruned);
      LotteryTicket.rewindShuffled(network, initial, seed);
      task.train(task.spred(network, seed).holdZeros(), train, seed, progress);
      rows.add(row(SHUFFLED, count, ImageTask.accuracy(network, train, test)));
    }
    return rows;
  }

  private static Map<String, String> row(String ticket, WeightCount count, double accuracy) {
    return Cell.entries("ticket", ticket, "prunable", count.prunable(), "non_zero", count.nonZero(),
        "ratio", String.format(Locale.ROOT, "%.2f", count.ratio()), "test_accuracy", String.format(Locale.ROOT, "%.4f",
            accuracy));
  }

  @Override
  public Figure figure(Definition definition, Results results) {
    Figure figure = new Figure(definition.title(), 2);
    results.by("task").forEach((task, part) -> {
      Panel panel = figure.panel(task, Axis.logarithmic("compression ratio"), Axis.linear("test accuracy in %"));
      part.by("ticket").forEach((ticket, own) -> {
        List<Results> points = new ArrayList<>(own.by("kappa").values());
        panel.marked(ticket, points.stream().mapToDouble(point -> point.mean("ratio").mean()).toArray(),
            points.stream().mapToDouble(point -> 100 * point.mean("test_accuracy").mean()).toArray(),
            points.stream().mapToDouble(point -> 100 * point.mean("test_accuracy").error()).toArray());
      });
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
