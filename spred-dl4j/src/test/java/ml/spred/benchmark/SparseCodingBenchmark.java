package ml.spred.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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
import ml.spred.solver.Progress;

/**
 * Seconds and objective of a dictionary of whitened patches beside scikit-learn's MiniBatchDictionaryLearning, from the same
 * first atoms, one thread each: {@code main RESULTS IMAGES PYTHON}. sparse-coding-speed.csv has the median of three turns and
 * their ratio, sparse-coding-atoms.png the atoms.
 */
public final class SparseCodingBenchmark {
  private static final String SCRIPT = "spred-spark/benchmark/peers/sparse_coding.py";
  private static final int SIDE = 12;
  private static final int SAMPLES = 5000;
  private static final int TURNS = 3;
  private static final CodingOptions OPTIONS = new CodingOptions(144, 0.5, 250, 5, 1e-4, 1);

  private SparseCodingBenchmark() {}

  /** Runs it from the repository's root. */
  public static void main(String[] args) throws IOException, InterruptedException {
    double[][] patches = Patches.draw(ImageFiles.read(Path.of(args[1]), ImageFiles.Format.CIFAR10, ImageFiles.Part.TRAIN), SIDE,
        SAMPLES, 1);
    double[][] white = Whitening.fit(patches, 0.01).apply(patches);
    Path directory = Files.createTempDirectory("sparse-coding");
    Dictionary first = first(white);
    write(directory.resolve("samples.csv"), white);
    write(directory.resolve("first.csv"), first.atoms());
    double[] ours = new double[TURNS];
    double[] theirs = new double[TURNS];
    DictionaryLearning.Learned learned = learn(white, first);
    for (int turn = 0; turn < TURNS; turn++) {
      long start = System.nanoTime();
      learned = learn(white, first);
      ours[turn] = (System.nanoTime() - start) / 1e9;
      theirs[turn] = peer(args[2], directory);
    }
    Dictionary other = new Dictionary(Files.readAllLines(directory.resolve("atoms.csv")).stream()
        .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray()).toArray(double[][]::new));
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(args[0], "sparse-coding-speed.csv")));
        OutputStream picture = Files.newOutputStream(Path.of(args[0], "sparse-coding-atoms.png"))) {
      out.println("samples,features,atoms,lambda,batch,passes,spred seconds,scikit-learn seconds,ratio,spred objective,"
          + "scikit-learn objective,largest gap");
      out.println(String.format(Locale.ROOT, "%d,%d,%d,%s,%d,%d,%.2f,%.2f,%.2f,%.6f,%.6f,%.1e", SAMPLES, SIDE * SIDE,
          OPTIONS.numAtoms(), OPTIONS.lambda(), OPTIONS.batchSize(), OPTIONS.maxIter(), median(ours), median(theirs),
          median(theirs) / median(ours), objective(learned.dictionary(), white), objective(other, white), learned.largestGap()));
      AtomPicture.png(learned.dictionary(), 3, picture);
    }
  }

  private static Dictionary first(double[][] samples) {
    return new Dictionary(Arrays.stream(samples).limit(OPTIONS.numAtoms()).map(sample -> {
      double length = Math.sqrt(Arrays.stream(sample).map(value -> value * value).sum());
      return Arrays.stream(sample).map(value -> value / length).toArray();
    }).toArray(double[][]::new));
  }

  private static DictionaryLearning.Learned learn(double[][] samples, Dictionary first) {
    try (Lanes lanes = new Lanes(1)) {
      return DictionaryLearning.learn(new LocalSamples(samples, lanes), first, OPTIONS, Progress.NONE);
    }
  }

  private static double objective(Dictionary dictionary, double[][] samples) {
    try (Lanes lanes = new Lanes(1)) {
      return Arrays.stream(dictionary.codes(samples, OPTIONS.lambda(), 1e-6, lanes)).mapToDouble(Code::objective).average()
          .orElseThrow();
    }
  }

  private static void write(Path file, double[][] rows) throws IOException {
    Files.write(file, Arrays.stream(rows).map(row -> Arrays.stream(row).mapToObj(String::valueOf)
        .collect(Collectors.joining(",")))
        .toList());
  }

  private static double peer(String python, Path directory) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(python, SCRIPT, directory.toString(), String.valueOf(OPTIONS.lambda()),
        String.valueOf(OPTIONS.batchSize()), String.valueOf(OPTIONS.maxIter())).redirectError(ProcessBuilder.Redirect.INHERIT);
    List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS").forEach(name -> builder.environment().put(name, "1"));
    Process process = builder.start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException("scikit-learn failed on " + directory + ".");
    }
    return Double.parseDouble(answer);
  }

  private static double median(double[] values) {
    return Arrays.stream(values).sorted().toArray()[values.length / 2];
  }
}
