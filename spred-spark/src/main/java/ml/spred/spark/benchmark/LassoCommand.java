package ml.spred.spark.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ml.spred.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spred benchmark lasso}. */
@Command(
    name = "lasso",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Seconds of the Lasso beside other solvers, on the same arrays to the same duality gap.",
    description = "For each problem one strength at 0.1 and at 0.01 of the largest, and a path of 100: the fastest of the "
        + "repeats, after"
        + " a warm-up. Results go to lasso.csv, a problem's lines replacing those of an earlier run, and lasso.md sums them up.",
    footerHeading = "%nExample:%n",
    footer = "  spred benchmark lasso --output data/results")
final class LassoCommand implements Callable<Integer> {
  private static final int LAMBDAS = 100;
  private static final double RATIO = 0.01;

  @Spec private CommandSpec spec;

  @Option(names = "--output", paramLabel = "DIR", required = true, description = "Directory of the results.")
  private Path output;

  @Option(names = "--problems", paramLabel = "NxD", split = ",",
      defaultValue = "100x1000,100x10000,100x100000,1000x1000,1000x10000",
      description = "Samples x features, comma-separated. Default: ${DEFAULT-VALUE}.")
  private List<String> problems = new ArrayList<>();

  @Option(names = "--correlations", paramLabel = "R", split = ",", defaultValue = "0,0.9",
      description = "Correlation of neighbouring features. Default: ${DEFAULT-VALUE}.")
  private List<Double> correlations = new ArrayList<>();

  @Option(names = "--outputs", paramLabel = "N", defaultValue = "1",
      description = "Responses of a problem; of several spred and lasso-glmnet solve the group form, and mllib two of them one by"
          + " one, its seconds multiplied. Default: ${DEFAULT-VALUE}.")
  private int outputs;

  @Option(names = "--tasks", paramLabel = "NAME", split = ",", defaultValue = "0.1,0.01,path",
      description = "Strengths relative to the largest, and path. Default: ${DEFAULT-VALUE}.")
  private List<String> tasks = new ArrayList<>();

  @Option(names = "--methods", paramLabel = "NAME", split = ",",
      defaultValue = "spred,lasso-celer,lasso-skglm,lasso-sklearn,lasso-glmnet",
      description = "spred, spred-adam, mllib, and what run.sh of the peers knows. Default: ${DEFAULT-VALUE}.")
  private List<String> methods = new ArrayList<>();

  @Option(names = "--peers", paramLabel = "DIR", defaultValue = "spred-spark/benchmark/peers",
      description = "The folder with run.sh; its install.sh comes first. Default: ${DEFAULT-VALUE}.")
  private Path peers;

  @Option(names = "--repeats", paramLabel = "N", defaultValue = "5",
      description = "Repeats of each method. Default: ${DEFAULT-VALUE}.")
  private int repeats;

  @Option(names = "--threads", paramLabel = "N", defaultValue = "1", description = "Cores for each. Default: ${DEFAULT-VALUE}.")
  private int threads;

  @Option(names = "--gap", paramLabel = "G", defaultValue = "1e-6", description = "Duality gap. Default: ${DEFAULT-VALUE}.")
  private double gap;

  @Override
  public Integer call() throws IOException {
    Path work = Files.createTempDirectory("spred-lasso");
    try {
      for (String size : problems) {
        for (double correlation : correlations) {
          measure(problem(size, correlation, outputs), work);
        }
      }
    } finally {
      try (Stream<Path> paths = Files.walk(work)) {
        paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      }
    }
    return 0;
  }

  private static LassoProblem problem(String size, double correlation, int outputs) {
    if (!size.matches("[1-9]\\d{0,6}x[1-9]\\d{0,6}")) {
      throw new InputException("the problem '" + size + "' is not of the form SAMPLESxFEATURES, such as 100x10000.");
    }
    if (outputs < 1) {
      throw new InputException("--outputs is " + outputs + ", it must be at least 1.");
    }
    String[] parts = size.split("x");
    return LassoProblem.draw(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), correlation, outputs);
  }

  private void measure(LassoProblem problem, Path work) {
    List<LassoProblem.Task> lists = strengths(problem);
    List<LassoRun> runs = new ArrayList<>();
    for (String method : methods) {
      try {
        List<LassoRun> own = method(method, work).run(problem, lists);
        own.forEach(run -> spec.commandLine().getErr().println(String.join(",", run.fields())));
        runs.addAll(own);
      } catch (InputException failure) {
        spec.commandLine().getErr().println("spred: " + failure.getMessage());
      }
    }
    new LassoFiles(output).replace(problem.name(), threads, methods, runs);
  }

  private LassoMethodRunner method(String name, Path work) {
    return switch (name) {
      case "spred", "spred-adam" -> new SpredLassoRunner(name, threads, gap, repeats);
      case "mllib" -> new MllibLassoRunner(LocalSpark.start(threads), threads);
      default -> new PeerLassoRunner(name, peers, work, threads, gap, repeats);
    };
  }

  private List<LassoProblem.Task> strengths(LassoProblem problem) {
    double largest = problem.lambdaMax();
    return tasks.stream().map(task -> new LassoProblem.Task(task, task.equals("path")
        ? IntStream.range(0, LAMBDAS).mapToDouble(k -> largest * Math.pow(RATIO, k / (LAMBDAS - 1.0))).toArray()
        : new double[] {Double.parseDouble(task) * largest})).toList();
  }
}
