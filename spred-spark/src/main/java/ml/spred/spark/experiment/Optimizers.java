package ml.spred.spark.experiment;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.compress.DeadFilters;
import ml.spred.compress.Pruning;
import ml.spred.compress.Pruning.Scope;
import ml.spred.compress.WeightCount;
import ml.spred.image.ImageSet;
import ml.spred.network.Grouping;
import ml.spred.network.Spred;
import ml.spred.network.Treatment;
import ml.spred.spark.benchmark.Mean;
import ml.spred.spark.experiment.Figure.Axis;
import ml.spred.spark.report.Numbers;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Optimisers by structured and unstructured sparsity: one training with the pair at the rate that does best on images kept apart,
 * then pruned to each sparsity, finetuned, and, where whole filters are gone, made smaller; accuracy and time of inference.
 */
final class Optimizers extends ImageExperiment {
  private static final String STRUCTURED = "structured";
  private static final int REPEATS = 5;
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

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

  /** What is trained on, and what is kept apart for the choice of the rate: the last images. */
  private record Parts(ImageSet train, ImageSet validation) {
    static Parts of(ImageSet all, double share) {
      int count = (int) Math.round((1 - share) * all.size());
      return new Parts(all.first(count), all.choose(IntStream.range(count, all.size()).toArray()));
    }
  }

  @Override
  List<Map<String, String>> run(Run run) {
    Definition definition = run.definition();
    Parts parts = Parts.of(run.train(), definition.number("validation"));
    Training best = null;
    for (double rate : rates(definition, run.cell().text("optimizer"))) {
      Training training = new Training(run.on(parts.train), rate);
      training.fit(parts.validation, definition.number("chosenAt"));
      best = best == null || training.validated > best.validated ? training : best;
    }
    List<Map<String, String>> rows = new ArrayList<>();
    for (double sparsity : definition.numbers("sparsities")) {
      rows.add(best.row(sparsity));
    }
    return rows;
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
    private final Run run;
    private final ImageTask task;
    private final boolean structured;
    private final double kappa;
    private final double rate;
    private Model network;
    private INDArray trained;
    private double validated;

    Training(Run run, double rate) {
      String optimizer = run.cell().text("optimizer");
      String structure = run.cell().text("structure");
      this.run = run;
      this.structured = structure.equals(STRUCTURED);
      this.kappa = run.definition().setting("kappa").path(structure).asDouble();
      this.task = run.task().with("optimizer", optimizer).with("rate", rate);
      this.rate = rate;
    }

    void fit(ImageSet validation, double sparsity) {
      network = task.network(run.train(), run.seed());
      Spred spred = task.spred(network, run.seed()).weights(structured ? Treatment.outputs(kappa) : Treatment.weights(kappa))
          .dense(kept());
      task.train(spred, run.train(), run.seed(), run.progress());
      trained = network.params().dup();
      prune(sparsity);
      validated = ImageTask.accuracy(network, run.train(), validation);
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

    Map<String, String> row(double sparsity) {
      network.params().assign(trained);
      if (sparsity > 0) {
        prune(sparsity);
      }
      task.finetune(network, run.train(), run.seed(), run.progress());
      Model smaller = structured ? DeadFilters.remove(network) : network;
      double[] before = new double[REPEATS];
      double[] after = new double[REPEATS];
      for (int k = -1; k < REPEATS; k++) {
        // In turns, so that what else the machine does meets both; the first turn is warm-up.
        double first = seconds(network);
        double second = seconds(smaller);
        if (k >= 0) {
          before[k] = first;
          after[k] = second;
        }
      }
      return Cell.entries("rate", rate, "sparsity", sparsity, "ratio", text("%.2f", WeightCount.of(network).ratio()),
          "test_accuracy", run.accuracy(network), "parameters", smaller.numParams(),
          "seconds_before", text("%.4f", Mean.median(before)), "seconds_after", text("%.4f", Mean.median(after)));
    }

    /** Of the processor, by this thread: another load of the machine does not count. */
    private double seconds(Model timed) {
      long start = CLOCK.getCurrentThreadCpuTime();
      run.accuracy(timed);
      return (CLOCK.getCurrentThreadCpuTime() - start) * 1e-9;
    }
  }

  @Override
  public Figure figure(Definition definition, Results results) {
    Figure figure = new Figure(definition.title(), 2);
    results.by("task").forEach((task, part) -> part.by("structure").forEach((structure, own) -> {
      Panel accuracy = figure.panel(task + ", " + structure, Axis.linear("share of weights pruned"),
          Axis.linear("test accuracy in %"));
      Panel speed = figure.panel(task + ", " + structure, Axis.linear("share of weights pruned"),
          Axis.linear("inference: times as fast as unpruned").including(0.0, 2.0));
      own.by("optimizer").forEach((optimizer, lines) -> {
        Collection<Results> points = lines.by("sparsity").values();
        accuracy.marked(optimizer, points, "sparsity", "test_accuracy", 100);
        speed.marked(optimizer, points.stream().mapToDouble(point -> point.mean("sparsity").mean()).toArray(),
            points.stream().mapToDouble(Optimizers::faster).toArray(), null);
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
