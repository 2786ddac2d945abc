package ml.spred.spark.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import ml.spred.InputException;
import ml.spred.solver.Progress;
import ml.spred.spark.benchmark.GeneTask;
import ml.spred.spark.experiment.Figure.Axis;
import org.apache.spark.sql.SparkSession;

/** Test accuracy of gene selection, with labels as they should be and as the published table made them. */
final class Genes implements Experiment<String> {
  private static final String ALL_SUBSETS = "all-subsets";

  @Override
  public String name() {
    return "genes";
  }

  @Override
  public List<String> keys() {
    return List.of("labels", "set", "method", "split");
  }

  @Override
  public List<String> columns() {
    return List.of("test_accuracy", "balanced_accuracy", "majority_rate", "ceiling", "genes", "seconds", "note");
  }

  @Override
  public boolean needsData() {
    return true;
  }

  @Override
  public boolean onDriver() {
    return true;
  }

  /** The directory itself: a set is read where a cell needs it. */
  @Override
  public String data(Definition definition, Path directory) {
    if (directory == null || !Files.isDirectory(directory.resolve("gene"))) {
      throw new InputException((directory == null ? "--data is missing" : directory + " has no folder gene")
          + "; give the folder that holds gene/*.csv.gz and geo-files/gds/*.soft.gz.");
    }
    return directory.toString();
  }

  @Override
  public List<Map<String, String>> run(String data, Definition definition, Cell cell, int threads, Progress progress) {
    throw new IllegalStateException("fits are Spark jobs themselves, they run on the driver.");
  }

  @Override
  public List<Map<String, String>> runOnDriver(SparkSession spark, String data, Definition definition, Cell cell, int threads) {
    if (GeneTask.isMissing(Path.of(data), cell.text("set"))) {
      return List.of();
    }
    GeneTask task = GeneTask.read(Path.of(data), cell.text("set"), cell.text("labels").equals(ALL_SUBSETS));
    Map<String, Object> row = new HashMap<>(Map.of("ceiling", text(1 / task.labelTypes()), "note", ""));
    try {
      Map<String, Double> measured = task.run(spark, cell.text("method"), cell.integer("split"),
          Path.of(definition.text("peers")));
      measured.forEach((name, value) -> row.put(name, name.equals("genes") ? String.valueOf(Math.round(value)) : text(value)));
    } catch (InputException failure) {
      if (!cell.text("method").equals("hsic-lasso")) {
        throw failure;
      }
      // Another library that is not installed costs its own cells alone.
      columns().forEach(column -> row.putIfAbsent(column, ""));
      row.put("note", "not run: " + failure.getMessage().strip().lines().findFirst().orElse(""));
    }
    Map<String, String> texts = new HashMap<>();
    row.forEach((name, value) -> texts.put(name, String.valueOf(value)));
    return new ArrayList<>(List.of(texts));
  }

  private static String text(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4f", value);
  }

  @Override
  public Figure figure(Definition definition, Results results) {
    Figure figure = new Figure(definition.title(), 2);
    results.by("labels").forEach((labels, part) -> {
      List<String> sets = part.distinct("set");
      Panel panel = figure.panel(labels + " labels: " + numbered(sets), Axis.linear("set"), Axis.linear("test accuracy in %"));
      List<String> methods = part.distinct("method");
      part.by("method").forEach((method, own) -> {
        List<Results> points = new ArrayList<>(own.by("set").values());
        double shift = (methods.indexOf(method) - (methods.size() - 1) / 2.0) / (1.5 * methods.size());
        panel.bars(method, points.stream().mapToDouble(point -> 1 + sets.indexOf(point.distinct("set").get(0)) + shift).toArray(),
            points.stream().mapToDouble(point -> 100 * point.mean("test_accuracy").mean()).toArray(),
            points.stream().mapToDouble(point -> 100 * point.mean("test_accuracy").error()).toArray());
      });
    });
    return figure;
  }

  private static String numbered(List<String> sets) {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < sets.size(); k++) {
      text.append(k == 0 ? "" : ", ").append(k + 1).append(' ').append(sets.get(k));
    }
    return text.toString();
  }

  @Override
  public Map<String, String> ours(Definition definition, Results results) {
    Map<String, String> ours = new TreeMap<>();
    results.by("labels").forEach((labels, part) -> part.by("set").forEach((set, own) -> ours.put(labels + "-" + set,
        String.join(", ", own.by("method").entrySet().stream().map(entry -> entry.getKey() + " "
            + entry.getValue().mean("test_accuracy").percent()).toList())
            + (labels.equals(ALL_SUBSETS) ? String.format(Locale.ROOT, "; ceiling %.1f", 100 * own.mean("ceiling").mean())
                : ""))));
    return ours;
  }
}
