package ml.spred.spark.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import ml.spred.compute.Lanes;
import ml.spred.problem.Form;
import ml.spred.screen.GeneScreen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spred benchmark scaling}. */
@Command(
    name = "scaling",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Seconds of a whole certified path of the linear head as the number of genes grows.",
    description = "Simulated problems of 200 samples and 4 classes: seconds of the path, seconds of one pass over all genes, and their"
        + " ratio. Writes path-scaling.csv.",
    footerHeading = "%nExample:%n",
    footer = "  spred benchmark scaling --output data/results")
final class ScalingCommand implements Callable<Integer> {
  private static final int SAMPLES = 200;
  private static final int CLASSES = 4;
  private static final int KAPPAS = 100;
  private static final double RATIO = 0.01;
  private static final double GAP = 1e-6;
  private static final double NANOS = 1e9;
  private static final List<String> HEADER =
      List.of("samples", "features", "classes", "kappas", "threads", "path_seconds", "pass_seconds", "path_in_passes", "genes");

  @Spec private CommandSpec spec;

  @Option(names = "--output", paramLabel = "DIR", required = true, description = "Directory of the results.")
  private Path output;

  @Option(names = "--features", paramLabel = "N", split = ",", defaultValue = "5000,10000,20000,40000,80000,160000,320000",
      description = "Numbers of genes, comma-separated. Default: ${DEFAULT-VALUE}.")
  private List<Integer> features = new ArrayList<>();

  @Option(names = "--repeats", paramLabel = "N", defaultValue = "3",
      description = "Repeats; the fastest counts. Default: ${DEFAULT-VALUE}.")
  private int repeats;

  @Option(names = "--threads", paramLabel = "N", defaultValue = "1", description = "Cores. Default: ${DEFAULT-VALUE}.")
  private int threads;

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(output);
    List<List<String>> lines = new ArrayList<>();
    try (Lanes lanes = new Lanes(threads)) {
      for (int number : features) {
        List<String> line = measure(SpeedProblem.simulated("simulated", SAMPLES, number, CLASSES), lanes);
        lines.add(line);
        spec.commandLine().getErr().println(String.join(",", line));
      }
    }
    CsvFile.replace(output.resolve("path-scaling.csv"), HEADER, lines);
    return 0;
  }

  private List<String> measure(SpeedProblem problem, Lanes lanes) {
    SpredPath spred = new SpredPath(threads, GAP, Form.GROUP);
    PathMethod.Solved path = spred.solve(problem, spred.strengths(problem, KAPPAS, RATIO), repeats);
    double pass = pass(problem, lanes);
    return List.of(Integer.toString(SAMPLES), Integer.toString(problem.x().numFeatures()), Integer.toString(CLASSES),
        Integer.toString(KAPPAS), Integer.toString(threads), number("%.4f", path.seconds()), number("%.5f", pass),
        number("%.0f", path.seconds() / pass), Integer.toString(path.answers().get(KAPPAS - 1).genes().size()));
  }

  /** One product over all genes. */
  private double pass(SpeedProblem problem, Lanes lanes) {
    GeneScreen screen = new GeneScreen(problem.x(), Form.GROUP, lanes);
    double[] delta = new double[SAMPLES * CLASSES];
    Arrays.setAll(delta, k -> Math.sin(k) / SAMPLES);
    double best = Double.POSITIVE_INFINITY;
    for (int k = 0; k < 10 * repeats; k++) {
      long start = System.nanoTime();
      screen.screen(delta);
      best = Math.min(best, (System.nanoTime() - start) / NANOS);
    }
    return best;
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
