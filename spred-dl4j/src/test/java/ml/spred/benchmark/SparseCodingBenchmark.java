package ml.spred.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ml.spred.coding.Code;
import ml.spred.coding.CodingOptions;
import ml.spred.coding.Dictionary;
import ml.spred.coding.DictionaryLearning;
import ml.spred.coding.GreyImage;
import ml.spred.coding.LocalSamples;
import ml.spred.coding.Patches;
import ml.spred.coding.Whitening;
import ml.spred.compute.Lanes;
import ml.spred.image.ImageFiles;
import ml.spred.image.ImageSet;
import ml.spred.solver.Progress;

/**
 * Processor seconds and objective of a dictionary of whitened patches beside scikit-learn's MiniBatchDictionaryLearning and
 * DictionaryLearning, from the same first atoms, one thread each: {@code main RESULTS IMAGES PYTHON}. sparse-coding.csv has
 * the medians of three turns and their ratio; both dictionaries are judged by our codes.
 */
public final class SparseCodingBenchmark {
  private static final String SCRIPT = "spred-spark/benchmark/peers/sparse_coding.py";
  private static final int SIDE = 12;
  private static final int SAMPLES = 5000;
  private static final int TURNS = 3;
  private static final CodingOptions OPTIONS = new CodingOptions(144, 0.5, 250, 5, 1e-4, 1);

  /** @param method by which scikit-learn codes */
  private record Contest(String method, CodingOptions options) {}

  private static final List<Contest> CONTESTS = List.of(new Contest("cd", OPTIONS),
      new Contest("cd", OPTIONS.withLambda(2)), new Contest("cd", OPTIONS.withLambda(2).withBatchSize(0)));

  private SparseCodingBenchmark() {}

  /** Runs it from the repository's root. */
  public static void main(String[] args) throws IOException, InterruptedException {
    ImageSet images = ImageFiles.read(Path.of(args[1]), ImageFiles.Format.CIFAR10, ImageFiles.Part.TRAIN);
    int length = images.shape().length();
    double[][] patches = IntStream.range(0, images.size()).mapToObj(image -> Arrays.copyOfRange(images.pixels(), image * length,
        (image + 1) * length)).flatMap(pixels -> Arrays.stream(Patches.DEFAULT.withSize(SIDE)
            .draw(GreyImage.of(images.shape(), pixels), 1, 1))).limit(SAMPLES).toArray(double[][]::new);
    double[][] white = Whitening.fit(patches, 0.01).apply(patches);
    Path directory = Files.createTempDirectory("sparse-coding");
    Dictionary first = first(white);
    write(directory.resolve("samples.csv"), white);
    write(directory.resolve("first.csv"), first.atoms());
    learn(white, first, OPTIONS.withMaxIter(2));
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(args[0], "sparse-coding.csv")))) {
      out.println("samples,features,atoms,lambda,batch,passes,scikit-learn codes by,spred seconds,scikit-learn seconds,ratio,"
          + "spred objective,scikit-learn objective,largest gap");
      for (Contest contest : CONTESTS) {
        out.println(turns(contest, white, first, args[2], directory));
        out.flush();
      }
    }
  }

  private static String turns(Contest contest, double[][] white, Dictionary first, String python, Path directory)
      throws IOException, InterruptedException {
    CodingOptions options = contest.options;
    double[] ours = new double[TURNS];
    double[] theirs = new double[TURNS];
    DictionaryLearning.Learned learned = null;
    for (int turn = 0; turn < TURNS; turn++) {
      double start = processorSeconds();
      learned = learn(white, first, options);
      ours[turn] = processorSeconds() - start;
      theirs[turn] = peer(python, directory, contest);
    }
    Dictionary other = new Dictionary(Files.readAllLines(directory.resolve("atoms.csv")).stream()
        .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray()).toArray(double[][]::new));
    return String.format(Locale.ROOT, "%d,%d,%d,%s,%s,%d,%s,%.2f,%.2f,%.2f,%.6f,%.6f,%.1e", SAMPLES, SIDE * SIDE,
        options.numAtoms(), options.lambda(), options.batchSize() == 0 ? "all" : options.batchSize(), options.maxIter(),
        contest.method, median(ours), median(theirs), median(theirs) / median(ours),
        objective(learned.dictionary(), white, options), objective(other, white, options), learned.largestGap());
  }

  /** Of this thread: neither others on the machine nor the compiler of the JVM lengthen them. */
  private static double processorSeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }

  private static Dictionary first(double[][] samples) {
    return new Dictionary(Arrays.stream(samples).limit(OPTIONS.numAtoms()).map(sample -> {
      double length = Math.sqrt(Arrays.stream(sample).map(value -> value * value).sum());
      return Arrays.stream(sample).map(value -> value / length).toArray();
    }).toArray(double[][]::new));
  }

  private static DictionaryLearning.Learned learn(double[][] samples, Dictionary first, CodingOptions options) {
    try (Lanes lanes = new Lanes(1)) {
      return DictionaryLearning.learn(new LocalSamples(samples, lanes), first, options, Progress.NONE);
    }
  }

  private static double objective(Dictionary dictionary, double[][] samples, CodingOptions options) {
    try (Lanes lanes = new Lanes(1)) {
      return Arrays.stream(dictionary.codes(samples, options.lambda(), 1e-6, lanes)).mapToDouble(Code::objective).average()
          .orElseThrow();
    }
  }

  private static void write(Path file, double[][] rows) throws IOException {
    Files.write(file, Arrays.stream(rows).map(row -> Arrays.stream(row).mapToObj(String::valueOf)
        .collect(Collectors.joining(",")))
        .toList());
  }

  private static double peer(String python, Path directory, Contest contest) throws IOException, InterruptedException {
    CodingOptions options = contest.options;
    ProcessBuilder builder = new ProcessBuilder(python, SCRIPT, directory.toString(), contest.method,
        String.valueOf(options.lambda()), String.valueOf(options.batchSize()), String.valueOf(options.maxIter()))
        .redirectError(ProcessBuilder.Redirect.INHERIT);
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
