package ml.spred.spark.experiment;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import ml.spred.InputException;
import ml.spred.compress.WeightCount;
import ml.spred.compute.NativeThreads;
import ml.spred.image.ImageFiles;
import ml.spred.image.ImageSet;
import ml.spred.solver.Progress;
import ml.spred.spark.experiment.Figure.Axis;
import ml.spred.spark.param.EnumWord;
import ml.spred.spark.report.Numbers;
import org.nd4j.linalg.activations.Activation;

/** Strengths searched until networks have a prescribed sparsity, as a whole and layer by layer, with several penalties. */
final class PrescribedSparsity implements Experiment<PrescribedSparsity.Digits> {
  private enum Task { MACKEY_GLASS, DIGITS }

  /** One strength for all layers (Algorithm 1), or one for each (Algorithm 2). */
  private enum Search { SINGLE, PER_LAYER }

  /** Images to train on and to test on; null where no cell asks for them. */
  record Digits(ImageSet train, ImageSet test) implements Serializable {}

  @Override
  public String name() {
    return "prescribed-sparsity";
  }

  @Override
  public List<String> keys() {
    return List.of("task", "search", "penalty", "activation", "target", "seed");
  }

  @Override
  public List<String> columns() {
    return List.of("solve", "kappa", "sparsity", "met", "error", "dense_error");
  }

  @Override
  public boolean needsData() {
    return true;
  }

  @Override
  public Digits data(Definition definition, Path directory) {
    if (definition.cells().stream().noneMatch(cell -> cell.word(Task.class, "task") == Task.DIGITS)) {
      return new Digits(null, null);
    }
    if (directory == null) {
      throw new InputException("--data is missing; give the folder that holds images/ with MNIST in its original binary files.");
    }
    try {
      Path images = directory.resolve("images");
      return new Digits(
          ImageFiles.read(images, ImageFiles.Format.MNIST, ImageFiles.Part.TRAIN).first(definition.integer("trainImages")),
          ImageFiles.read(images, ImageFiles.Format.MNIST, ImageFiles.Part.TEST).first(definition.integer("testImages")));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the images of " + directory, failure);
    }
  }

  @Override
  public List<Map<String, String>> run(Digits data, Definition definition, Cell cell, int threads, Progress progress) {
    SearchTask task = task(data, definition, cell);
    int seed = cell.integer("seed");
    SearchTask.Model model =
        new SearchTask.Model(cell.word(SearchTask.Penalty.class, "penalty"), cell.word(Activation.class, "activation"));
    double[] targets = new double[cell.word(Search.class, "search") == Search.PER_LAYER ? task.arrays() : 1];
    Arrays.fill(targets, cell.number("target"));
    List<Map<String, String>> rows = new ArrayList<>();
    try (NativeThreads given = NativeThreads.of(threads)) {
      double dense = task.train(model.dense(), new double[task.arrays()], seed).error();
      SearchTask.Searched searched = task.search(model, targets, definition.number("tolerance"), definition.number("start"),
          definition.integer("mostSolves"), seed);
      int solves = searched.trace().size();
      for (int k = 0; k < solves; k++) {
        SearchTask.Solve solve = searched.trace().get(k);
        rows.add(Cell.entries("solve", k + 1, "kappa", joined(Arrays.copyOf(solve.kappas(), targets.length)),
            "sparsity", joined(sparsities(solve.count(), targets.length)), "met", searched.met() && k == solves - 1,
            "error", text(solve.error()), "dense_error", text(dense)));
      }
    }
    return rows;
  }

  private static SearchTask task(Digits data, Definition definition, Cell cell) {
    int[] hidden = Arrays.stream(definition.numbers("hidden")).mapToInt(value -> (int) value).toArray();
    return cell.word(Task.class, "task") == Task.MACKEY_GLASS
        ? SearchTask.mackeyGlass(definition.integer("seriesLength"), hidden, definition.number("seriesRate"),
            definition.integer("seriesEpochs"))
        : SearchTask.images(data.train(), data.test(), hidden, definition.number("imageRate"),
            definition.integer("imageEpochs"));
  }

  /** Of all weights together, or of each array. */
  private static double[] sparsities(WeightCount count, int targets) {
    return targets == 1 ? new double[] {count.sparsity()}
        : count.layers().stream().mapToDouble(WeightCount.LayerCount::sparsity).toArray();
  }

  private static String joined(double[] values) {
    return String.join(" ", Arrays.stream(values).mapToObj(PrescribedSparsity::text).toList());
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.5g", value);
  }

  /** The sparsity that is farthest from its target. */
  private static double farthest(Map<String, String> row) {
    double target = Results.number(row, "target");
    return Arrays.stream(row.get("sparsity").split(" ")).map(Double::parseDouble)
        .reduce(target, (one, other) -> Math.abs(other - target) > Math.abs(one - target) ? other : one);
  }

  /** Whether it is the paper's own: proximal steps on L1, rectified units. */
  private static boolean isPublished(Map<String, String> row) {
    return row.get("penalty").equals(EnumWord.of(SearchTask.Penalty.L1)) && row.get("activation").equals("relu");
  }

  @Override
  public Figure figure(Definition definition, Results results) {
    Figure figure = new Figure(definition.title(), 2);
    results.where(PrescribedSparsity::isPublished).by("task").forEach((task, ofTask) -> ofTask.by("search")
        .forEach((search, own) -> {
          Panel panel = panel(figure, task + ", " + search, search);
          runs(own).forEach(trace -> mark(panel, "target " + last(trace).get("target"), trace));
        }));
    results.where(row -> !isPublished(row)).by("task").forEach((task, ofTask) -> ofTask.by("search").forEach((search, own) -> {
      Panel panel = panel(figure, task + ", " + search + ", other penalties and activations", search);
      runs(own).forEach(trace -> mark(panel, variant(trace) + ", target " + last(trace).get("target"), trace));
    }));
    return figure;
  }

  private static Panel panel(Figure figure, String title, String search) {
    return figure.panel(title, Axis.linear("training"),
        Axis.linear(search.equals(EnumWord.of(Search.SINGLE)) ? "sparsity" : "sparsity of the layer farthest off"));
  }

  private static void mark(Panel panel, String label, Results trace) {
    panel.marked(label, trace.numbers("solve"), trace.rows().stream().mapToDouble(PrescribedSparsity::farthest).toArray(), null);
  }

  /** The rows of each search. */
  private static List<Results> runs(Results results) {
    return List.copyOf(results.rows().stream().collect(Collectors.groupingBy(row -> List.of(row.get("task"),
        row.get("penalty"), row.get("activation"), row.get("target"), row.get("seed")), LinkedHashMap::new,
        Collectors.collectingAndThen(Collectors.toList(), Results::new))).values());
  }

  private static String variant(Results trace) {
    return last(trace).get("penalty") + ", " + last(trace).get("activation");
  }

  private static Map<String, String> last(Results trace) {
    return trace.rows().get(trace.rows().size() - 1);
  }

  @Override
  public Map<String, String> ours(Definition definition, Results results) {
    List<String> met = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    results.where(PrescribedSparsity::isPublished).by("task").forEach((task, ofTask) -> ofTask.by("search")
        .forEach((search, own) -> {
          List<Map<String, String>> ends = runs(own).stream().map(PrescribedSparsity::last).toList();
          Results last = new Results(ends);
          String name = task + ", " + search + ": ";
          met.add(name + last.where("met", "true").rows().size() + " of " + ends.size()
              + " met, the last training off by at most " + Numbers.number(ends.stream().mapToDouble(PrescribedSparsity::off).max()
                  .orElse(0)) + ", trainings " + String.join(", ", ends.stream().map(row -> row.get("solve")).toList()));
          errors.add(name + "dense " + Numbers.number(last.mean("dense_error").mean()) + ", " + String.join(", ",
              last.by("target").entrySet().stream().map(target -> Numbers.number(target.getValue().mean("error").mean())
                  + " at " + target.getKey()).toList()));
        }));
    return Map.of("met", String.join("; ", met), "error", String.join("; ", errors), "penalty",
        others(results, row -> row.get("activation").equals("relu")), "activation",
        others(results, row -> row.get("penalty").equals(EnumWord.of(SearchTask.Penalty.L1))));
  }

  private static double off(Map<String, String> end) {
    return Math.abs(farthest(end) - Results.number(end, "target"));
  }

  /** What other penalties, or activations, came to. */
  private static String others(Results results, Predicate<Map<String, String>> of) {
    return String.join("; ", runs(results.where(row -> !isPublished(row) && of.test(row))).stream().map(trace -> {
      Map<String, String> end = last(trace);
      return end.get("task") + ", " + variant(trace) + ", target " + end.get("target") + ": "
          + (end.get("met").equals("true") ? "met" : "not met, off by " + Numbers.number(off(end))) + " in " + end.get("solve")
          + " trainings, error " + Numbers.number(Results.number(end, "error")) + ", dense "
          + Numbers.number(Results.number(end, "dense_error"));
    }).toList());
  }
}
