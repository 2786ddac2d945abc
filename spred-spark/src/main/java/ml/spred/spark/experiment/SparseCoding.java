package ml.spred.spark.experiment;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import ml.spred.coding.Code;
import ml.spred.coding.CodingOptions;
import ml.spred.coding.Dictionary;
import ml.spred.coding.DictionaryLearning;
import ml.spred.coding.LocalSamples;
import ml.spred.coding.Patches;
import ml.spred.coding.Whitening;
import ml.spred.compute.Lanes;
import ml.spred.image.ImageFiles;
import ml.spred.image.ImageFiles.Format;
import ml.spred.image.ImageFiles.Part;
import ml.spred.image.ImageSet;
import ml.spred.solver.Progress;
import ml.spred.spark.experiment.Figure.Axis;
import ml.spred.spark.param.EnumWord;
import ml.spred.spark.report.Numbers;

/** A dictionary of whitened patches of photographs: what it costs, and what its atoms look like. */
final class SparseCoding implements Experiment<ImageSet> {
  private static final String PASS = "pass";
  private static final String END = "end";
  private static final String ATOM = "atom";
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

  /** Seconds are measured. */
  @Override
  public boolean onDriver() {
    return true;
  }

  @Override
  public ImageSet data(Definition definition, Path directory) {
    if (directory == null) {
      throw new InputException("--data is missing; give the folder that holds images/ with CIFAR in its original binary files.");
    }
    Format format = EnumWord.of(Format.class, definition.text("format"), "the format '" + definition.text("format")
        + "' of sparse-coding");
    try {
      return ImageFiles.read(directory.resolve("images"), format, Part.TRAIN);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the images of " + directory, failure);
    }
  }

  @Override
  public List<Map<String, String>> run(ImageSet data, Definition definition, Cell cell, int threads, Progress progress) {
    CodingOptions options = CodingOptions.defaults().withNumAtoms(definition.integer("atoms")).withLambda(cell.number("lambda"))
        .withBatchSize(definition.integer("batch")).withMaxIter(definition.integer("passes"))
        .withGapTol(definition.number("gap")).withSeed(cell.integer("seed"));
    double[][] patches = Patches.draw(data, definition.integer("side"), definition.integer("patches"), options.seed());
    double[][] white = Whitening.fit(patches, definition.number("whitening")).apply(patches);
    double[] seconds = new double[options.maxIter()];
    long start = System.nanoTime();
    try (Lanes lanes = new Lanes(threads)) {
      DictionaryLearning.Learned learned = DictionaryLearning.learn(new LocalSamples(white, lanes), options, (phase, done, total, detail) -> {
        seconds[done - 1] = since(start);
        progress.update(phase, done, total, detail);
      });
      Code[] codes = learned.dictionary().codes(white, options.lambda(), options.gapTol(), lanes);
      List<Map<String, String>> rows = new ArrayList<>();
      for (int pass = 0; pass < seconds.length; pass++) {
        rows.add(row(PASS, pass + 1, learned.objectives()[pass], Double.NaN, Double.NaN, seconds[pass], ""));
      }
      rows.add(row(END, codes.length, Arrays.stream(codes).mapToDouble(Code::objective).average().orElseThrow(),
          Arrays.stream(codes).mapToDouble(Code::gap).max().orElseThrow(),
          Arrays.stream(codes).mapToInt(code -> code.atoms().length).average().orElseThrow(), since(start), ""));
      rows.addAll(atoms(learned.dictionary(), codes));
      return rows;
    }
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /** Atoms in falling order of the patches that use them, which is their number. */
  private static List<Map<String, String>> atoms(Dictionary dictionary, Code[] codes) {
    int[] uses = new int[dictionary.numAtoms()];
    Arrays.stream(codes).flatMapToInt(code -> Arrays.stream(code.atoms())).forEach(atom -> uses[atom]++);
    return IntStream.range(0, uses.length).boxed().sorted((one, other) -> Integer.compare(uses[other], uses[one]))
        .map(atom -> row(ATOM, uses[atom], Double.NaN, Double.NaN, Double.NaN, Double.NaN, String.join(" ",
            Arrays.stream(dictionary.atoms()[atom]).mapToObj(value -> String.format(Locale.ROOT, "%.3f", value)).toList())))
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
      Panel panel = figure.panel("lambda " + lambda, Axis.linear("seconds"), Axis.linear("mean objective of a pass"));
      ofLambda.by("seed").forEach((seed, own) -> {
        Results passes = own.where("part", PASS);
        panel.marked("seed " + seed, passes.numbers("seconds"), passes.numbers("objective"), null);
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
