package ml.spred.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import ml.spred.compute.Lanes;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.Readings;
import ml.spred.hsic.HsicLasso;
import ml.spred.hsic.HsicOptions;
import ml.spred.hsic.HsicSelection;
import ml.spred.problem.FeatureMatrix;

/**
 * Seconds of HSIC-Lasso beside pyHSICLasso, one thread each, 50 features of real sets: {@code main RESULTS SETS PYTHON}. The two
 * take turns; hsic-lasso.csv has the median of each and their ratio. PYTHON is the interpreter of the peers' environment.
 */
public final class HsicLassoBenchmark {
  private static final String SCRIPT = "spred-spark/benchmark/peers/hsic_lasso_time.py";
  private static final String[] SETS = {"golub-leukemia", "khan-srbct", "tox171", "chowdary-gse3726", "nakayama-gds2736"};
  private static final int[] BLOCKS = {20, 0};
  private static final int TURNS = 3;
  private static final HsicOptions OPTIONS = HsicOptions.defaults();

  private HsicLassoBenchmark() {}

  /** Runs it from the repository's root. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path file = Path.of(args[0], "hsic-lasso.csv");
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      out.println("set,samples,features,block,permutations,selected,spred seconds,pyHSICLasso seconds,ratio,passes,gap");
      for (String name : SETS) {
        Path set = Path.of(args[1], name + ".csv.gz");
        for (int block : BLOCKS) {
          out.println(row(set, name, block, args[2]));
          out.flush();
        }
      }
    }
  }

  private static String row(Path file, String name, int block, String python) throws IOException, InterruptedException {
    ExpressionSet set = Readings.file(file);
    FeatureMatrix x = FeatureMatrix.ofRows(set.rows().toArray(double[][]::new));
    List<String> classes = set.column("label").stream().distinct().sorted().toList();
    double[] label = set.column("label").stream().mapToDouble(classes::indexOf).toArray();
    HsicOptions options = OPTIONS.withBlocks(block, OPTIONS.numPermutations());
    double[] ours = new double[TURNS];
    double[] theirs = new double[TURNS];
    HsicSelection found = select(x, label, options);
    for (int turn = 0; turn < TURNS; turn++) {
      long start = System.nanoTime();
      found = select(x, label, options);
      ours[turn] = (System.nanoTime() - start) / 1e9;
      theirs[turn] = peer(python, file, block);
    }
    return String.format(Locale.ROOT, "%s,%d,%d,%d,%d,%d,%.3f,%.3f,%.1f,%.2f,%.1e", name, x.numSamples(), x.numFeatures(), block,
        block == 0 ? 1 : options.numPermutations(), found.features().length, median(ours), median(theirs),
        median(theirs) / median(ours), found.passes(), found.gap());
  }

  private static HsicSelection select(FeatureMatrix x, double[] label, HsicOptions options) {
    try (Lanes lanes = new Lanes(1)) {
      return HsicLasso.select(x, label, options, lanes);
    }
  }

  private static double peer(String python, Path set, int block) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(python, SCRIPT, set.toString(), String.valueOf(block)));
    command.add(String.valueOf(OPTIONS.numPermutations()));
    command.add(String.valueOf(OPTIONS.numFeatures()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS").forEach(name -> builder.environment().put(name, "1"));
    Process process = builder.start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException("pyHSICLasso failed on " + set + ".");
    }
    return Double.parseDouble(answer);
  }

  private static double median(double[] values) {
    return Arrays.stream(values).sorted().toArray()[values.length / 2];
  }
}
