package ml.spred.spark.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.compress.DeadFilters;
import ml.spred.compress.Pruning;
import ml.spred.compress.Pruning.Scope;
import ml.spred.compress.WeightCount;
import ml.spred.compute.NativeThreads;
import ml.spred.image.ImageSet;
import ml.spred.network.Grouping;
import ml.spred.network.Spred;
import ml.spred.network.Treatment;
import ml.spred.solver.Progress;
import ml.spred.spark.experiment.Figure.Axis;
import ml.spred.spark.report.Numbers;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Optimisers by structured and unstructured sparsity: one training with the pair at the rate that does best on images kept apart,
 * then pruned to each sparsity, finetuned, and, where whole filters are gone, made smaller; accuracy and time of inference.
 */
final class Optimizers implements Experiment<ImageSets> {
  private static final String STRUCTURED = "structured";
  private static final String ADAMW = "adamw";
  private static final int REPEATS = 5;

  @Override
  public String name() {
    return "optimizers";
  }

  @Override
  public List<String> keys() {
    return List.of("task", "optimizer", "structure", "seed");
  }

  @Override
  public List<String> columns() {
    return List.of("rate", "sparsity", "ratio", "test_accuracy", "parameters", "seconds_before", "seconds_after");
  }

  @Override
  public boolean needsData() {
    return true;
  }

  @Override
  public ImageSets data(Definition definition, Path directory) {
    return ImageSets.read(ImageTask.of(definition), directory);
  }

  /** What is trained on, and what is kept apart for the choice of the rate: the last images. */
  private record Parts(ImageSet train, ImageSet validation) {
    static Parts of(ImageSet all, double share) {
      int count = (int) Math.round((1 - share) * all.size());
      return new Parts(all.first(count), all.choose(IntStream.range(count, all.size()).toArray()));
    }
  }

  @Override
  public List<Map<String, String>> run(ImageSets data, Definition definition, Cell cell, int threads, Progress progress) {
    Parts parts = Parts.of(data.train().get(cell.text("task")), definition.number("validation"));
    ImageSet test = data.test().get(cell.text("task"));
    try (NativeThreads given = NativeThreads.of(threads)) {
      Training best = null;
      for (double rate : rates(definition, cell.text("optimizer"))) {
        Training training = new Training(definition, cell, rate);
        training.fit(parts, definition.number("chosenAt"), progress);
        best = best == null || training.validated > best.validated ? training : best;
      }
      List<Map<String, String>> rows = new ArrayList<>();
      for (double sparsity : definition.numbers("sparsities")) {
        rows.add(best.row(parts.train, test, sparsity, progress));
      }
      return rows;
    }
  }

  private static double[] rates(Definition definition, String optimizer) {
    List<Double> rates = new ArrayList<>();
    definition.setting("rates").path(optimizer).forEach(rate -> rates.add(rate.asDouble()));
    if (rates.isEmpty()) {
      throw new InputException("the rates of optimizers have none for '" + optimizer + "'; add some.");
    }
    return rates.stream().mapToDouble(rate -> rate).toArray();
  }

  /** One training, and what is made of it. */
  private static final class Training {
    private final ImageTask task;
    private final boolean structured;
    private final boolean decoupled;
    private final double kappa;
    private final double rate;
    private final int seed;
    private Model network;
    private INDArray trained;
    private double validated;

    Training(Definition definition, Cell cell, double rate) {
      String optimizer = cell.text("optimizer");
      this.structured = cell.text("structure").equals(STRUCTURED);
      this.decoupled = optimizer.equals(ADAMW);
      this.kappa = definition.setting("kappa").path(cell.text("structure")).asDouble();
      this.task = ImageTask.of(definition, cell.text("task")).with("optimizer", decoupled ? "adam" : optimizer).with("rate",
          rate);
      this.rate = rate;
      this.seed = cell.integer("seed");
    }

    void fit(Parts parts, double sparsity, Progress progress) {
      network = task.network(parts.train, seed);
      Spred spred = task.spred(network, seed).weights(structured ? Treatment.outputs(kappa) : Treatment.weights(kappa))
          .dense(kept());
      task.train(decoupled ? spred.decoupleDenseDecay() : spred, parts.train, seed, progress);
      trained = network.params().dup();
      prune(sparsity);
      validated = ImageTask.accuracy(network, parts.train, parts.validation);
    }

    private String[] kept() {
      return structured ? DeadFilters.outputs(network).toArray(String[]::new) : new String[0];
    }

    private void prune(double sparsity) {
      Pruning.of(network).grouping(structured ? Grouping.OUTPUTS : Grouping.WEIGHTS).keep(kept()).ratio(1 / (1 - sparsity),
          Scope.GLOBAL);
      if (structured) {
        DeadFilters.silence(network);
      }
    }

    Map<String, String> row(ImageSet train, ImageSet test, double sparsity, Progress progress) {
      network.params().assign(trained);
      if (sparsity > 0) {
        prune(sparsity);
      }
      task.finetune(network, train, seed, progress);
      double accuracy = ImageTask.accuracy(network, train, test);
      Model smaller = structured ? DeadFilters.remove(network) : network;
      double[] before = new double[REPEATS];
      double[] after = new double[REPEATS];
      for (int k = -1; k < REPEATS; k++) {
        // In turns, so that what else the machine does meets both; the first turn is warm-up.
        double first = seconds(network, train, test);
        double second = seconds(smaller, train, test);
        if (k >= 0) {
          before[k] = first;
          after[k] = second;
        }
      }
      return Cell.entries("rate", rate, "sparsity", sparsity, "ratio", text("%.2f", WeightCount.of(network).ratio()),
          "test_accuracy", text("%.4f", accuracy), "parameters", smaller.numParams(), "seconds_before", text("%.4f",
              median(before)),
          "seconds_after", text("%.4f", median(after)));
    }

    private static double seconds(Model network, ImageSet train, ImageSet test) {
      long start = System.nanoTime();
      ImageTask.accuracy(network, train, test);
      return (System.nanoTime() - start) * 1e-9;
    }

    private static double median(double[] values) {
      Arrays.sort(values);
      return values[values.length / 2];
    }
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  @Override
  public Figure figure(Definition definition, Results results) {
    Figure figure = new Figure(definition.title(), 2);
    results.by("task").forEach((task, part) -> part.by("structure").forEach((structure, own) -> {
      Panel accuracy = figure.panel(task + ", " + structure, Axis.linear("share of weights pruned"),
          Axis.linear("test accuracy in %"));
      Panel speed = figure.panel(task + ", " + structure, Axis.linear("share of weights pruned"),
          Axis.linear("inference: times as fast as unpruned"));
      own.by("optimizer").forEach((optimizer, lines) -> {
        List<Results> points = new ArrayList<>(lines.by("sparsity").values());
        double[] x = points.stream().mapToDouble(point -> point.numbers("sparsity")[0]).toArray();
        accuracy.marked(optimizer, x, points.stream().mapToDouble(point -> 100 * point.mean("test_accuracy").mean()).toArray(),
            points.stream().mapToDouble(point -> 100 * point.mean("test_accuracy").error()).toArray());
        speed.marked(optimizer, x, points.stream().mapToDouble(Optimizers::faster).toArray(), null);
      });
    }));
    return figure;
  }

  private static double faster(Results point) {
    return point.mean("seconds_before").mean() / point.mean("seconds_after").mean();
  }

  @Override
  public Map<String, String> ours(Definition definition, Results results) {
    Map<String, String> ours = new TreeMap<>();
    results.by("structure").forEach((structure, part) -> {
      List<String> accuracies = new ArrayList<>();
      part.by("sparsity").forEach((sparsity, own) -> accuracies.add(sparsity + ": " + String.join(", ", own.by("optimizer")
          .entrySet()
          .stream().map(entry -> entry.getKey() + " " + entry.getValue().mean("test_accuracy").percent()).toList())));
      ours.put(structure + "-accuracy", String.join("; ", accuracies));
      List<String> speeds = new ArrayList<>();
      part.by("sparsity").forEach((sparsity, own) -> speeds.add(sparsity + ": " + text("%.2f", faster(own))));
      ours.put(structure + "-time", String.join("; ", speeds));
    });
    ours.put("rates", String.join("; ", results.by("optimizer").entrySet().stream().map(entry -> entry.getKey() + " "
        + String.join(" and ", entry.getValue().distinct("rate").stream().map(rate -> Numbers.number(Double.parseDouble(rate)))
            .toList())).toList()));
    return ours;
  }
}
