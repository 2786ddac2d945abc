package ml.spred.spark.experiment;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.coding.AtomPicture;
import ml.spred.coding.Dictionary;
import ml.spred.solver.Progress;
import ml.spred.spark.experiment.Figure.Axis;
import ml.spred.spark.feature.CodingSummary;
import ml.spred.spark.feature.SpredSparseCoder;
import ml.spred.spark.feature.SpredSparseCoderModel;
import ml.spred.spark.image.ImagePatches;
import ml.spred.spark.report.Numbers;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A dictionary of whitened patches of photographs, by the stages: what it costs, and what its atoms look like. */
final class SparseCoding implements Experiment<String> {
  private static final String PASS = "pass";
  private static final String END = "end";
  private static final String ATOM = "atom";
  private static final String PATCHES = "patches";
  /** Pixels of the picture for one of a patch. */
  private static final int ZOOM = 4;

  @Override
  public String name() {
    return "sparse-coding";
  }

  @Override
  public List<String> keys() {
    return List.of("lambda", "seed");
  }

  @Override
  public List<String> columns() {
    return List.of("part", "number", "objective", "largest_gap", "atoms_per_patch", "seconds", "values");
  }

  @Override
  public boolean needsData() {
    return true;
  }

  /** The stages use Spark themselves. */
  @Override
  public boolean onDriver() {
    return true;
  }

  /** The folder of the photographs. */
  @Override
  public String data(Definition definition, Path directory) {
    Path folder = directory == null ? null : directory.resolve("images").resolve(definition.text("photographs"));
    if (folder == null || !Files.isDirectory(folder)) {
      throw new InputException((folder == null ? "--data is missing" : "there is no folder " + folder)
          + "; give the folder that holds images/" + definition.text("photographs") + " with photographs as PNG or JPEG.");
    }
    return folder.toUri().toString();
  }

  @Override
  public List<Map<String, String>> run(String data, Definition definition, Cell cell, int threads, Progress progress) {
    throw new IllegalStateException("fits are Spark jobs themselves, they run on the driver.");
  }

  @Override
  public List<Map<String, String>> runOnDriver(SparkSession spark, String data, Definition definition, Cell cell, int threads) {
    int seed = cell.integer("seed");
    Dataset<Row> photographs = spark.read().format("image").load(data);
    Dataset<Row> patches = new ImagePatches().setPatchSize(definition.integer("side")).setOutputCol(PATCHES).setSeed(seed)
        .setNumPatches(definition.integer("patchesPerPhotograph")).setWhiteningEpsilon(definition.number("whitening"))
        .fit(photographs).transform(photographs).select(PATCHES).persist();
    try {
      patches.count();
      long start = System.nanoTime();
      SpredSparseCoderModel model = new SpredSparseCoder().setFeaturesCol(PATCHES).setOutputCol("codes")
          .setNumAtoms(definition.integer("atoms")).setRegParam(cell.number("lambda"))
          .setBatchSize(definition.integer("batch")).setMaxIter(definition.integer("passes"))
          .setGapTol(definition.number("gap")).setSeed(seed).fit(patches);
      double seconds = (System.nanoTime() - start) / 1e9;
      return rows(model, model.evaluate(patches), seconds);
    } finally {
      patches.unpersist();
    }
  }

  private static List<Map<String, String>> rows(SpredSparseCoderModel model, CodingSummary end, double seconds) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int pass = 0; pass < model.objectives().length; pass++) {
      rows.add(row(PASS, pass + 1, model.objectives()[pass], Double.NaN, Double.NaN, Double.NaN, ""));
    }
    rows.add(row(END, end.numRows(), end.objective(), end.largestGap(), end.atomsPerRow(), seconds, ""));
    rows.addAll(atoms(model.dictionary(), end.uses()));
    return rows;
  }

  /** Atoms in falling order of the patches that use them, which is their number. */
  private static List<Map<String, String>> atoms(Matrix dictionary, int[] uses) {
    List<Vector> atoms = new ArrayList<>();
    dictionary.rowIter().foreach(atom -> atoms.add(atom));
    return IntStream.range(0, uses.length).boxed().sorted((one, other) -> Integer.compare(uses[other], uses[one]))
        .map(atom -> row(ATOM, uses[atom], Double.NaN, Double.NaN, Double.NaN, Double.NaN, String.join(" ",
            Arrays.stream(atoms.get(atom).toArray()).mapToObj(value -> String.format(Locale.ROOT, "%.3f", value)).toList())))
        .toList();
  }

  private static Map<String, String> row(
      String part, int number, double objective, double gap, double atoms, double seconds, String values) {
    return Cell.entries("part", part, "number", number, "objective", text("%.5f", objective), "largest_gap", text("%.2e", gap),
        "atoms_per_patch", text("%.2f", atoms), "seconds", text("%.2f", seconds), "values", values);
  }

  private static String text(String format, double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
  }

  @Override
  public Figure figure(Definition definition, Results results) {
    Figure figure = new Figure(definition.title(), 2);
    results.by("lambda").forEach((lambda, ofLambda) -> {
      Panel panel = figure.panel("lambda " + lambda, Axis.linear("pass"), Axis.linear("mean objective of a pass"));
      ofLambda.by("seed").forEach((seed, own) -> {
        Results passes = own.where("part", PASS);
        panel.marked("seed " + seed, passes.numbers("number"), passes.numbers("objective"), null);
      });
      ofLambda.by("seed").forEach((seed, own) -> figure.picture("atoms, lambda " + lambda + ", seed " + seed
          + ", most used first", picture(own.where("part", ATOM))));
    });
    return figure;
  }

  private static BufferedImage picture(Results atoms) {
    return AtomPicture.draw(new Dictionary(atoms.rows().stream().map(row -> Arrays.stream(row.get("values").split(" "))
        .mapToDouble(Double::parseDouble).toArray()).toArray(double[][]::new)), ZOOM);
  }

  @Override
  public Map<String, String> ours(Definition definition, Results results) {
    Map<String, List<String>> texts = new LinkedHashMap<>();
    results.by("lambda").forEach((lambda, own) -> {
      Results end = own.where("part", END);
      String name = "lambda " + lambda + ": ";
      add(texts, "objective", name + Numbers.number(own.where("part", PASS).where("number", 1.0).mean("objective").mean())
          + " in the mean over the first pass, " + Numbers.number(end.mean("objective").mean())
          + " with the last dictionary, no code's relative gap above "
          + Numbers.number(Arrays.stream(end.numbers("largest_gap")).max().orElse(Double.NaN)));
      add(texts, "atoms", name + Numbers.number(end.mean("atoms_per_patch").mean()) + " atoms a patch; the least used atom is in "
          + Numbers.number(Arrays.stream(own.where("part", ATOM).numbers("number")).min().orElse(Double.NaN)) + " of "
          + Numbers.number(end.mean("number").mean()) + " patches");
      add(texts, "seconds", name + Numbers.number(end.mean("seconds").mean()) + " s");
    });
    Map<String, String> ours = new LinkedHashMap<>();
    texts.forEach((id, parts) -> ours.put(id, String.join("; ", parts)));
    return ours;
  }

  private static void add(Map<String, List<String>> texts, String id, String text) {
    texts.computeIfAbsent(id, key -> new ArrayList<>()).add(text);
  }
}
