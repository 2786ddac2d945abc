package ml.spred.spark.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ml.spred.InputException;
import ml.spred.problem.Form;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spred benchmark path}. */
@Command(
    name = "path",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Seconds of a whole certified path of the linear head beside other libraries, on the same arrays.",
    description = "For each set: the strengths from the largest down to a share of it, solved by every method in turn, the fastest of"
        + " the repeats; every answer's objective is computed here, from its coefficients. Results go to path-speed.csv, a set's lines"
        + " replacing those of an earlier run, and path-speed.md sums them up.",
    footerHeading = "%nExample:%n",
    footer = "  spred benchmark path --data shared/data --output data/results")
final class SpeedCommand implements Callable<Integer> {
  /** MLlib stops when the objective moves by less than its tolerance in a step; it is then about this many steps away. */
  private static final double MLLIB_SHARE = 100;

  @Spec private CommandSpec spec;

  @Option(names = "--data", paramLabel = "DIR", required = true, description = "Directory with gene/*.csv.gz.")
  private Path data;

  @Option(names = "--output", paramLabel = "DIR", required = true, description = "Directory of the results.")
  private Path output;

  @Option(names = "--sets", paramLabel = "NAME", split = ",",
      description = "Sets, comma-separated; " + SpeedProblem.SIMULATED + " is made. Default: all in gene/ and that one.")
  private List<String> sets = new ArrayList<>();

  @Option(names = "--methods", paramLabel = "NAME", split = ",", defaultValue = "spred,adelie,adelie-tight,glmnet,glmnet-tight",
      description = "Methods, comma-separated; all but spred run in the folder of the peers. Default: ${DEFAULT-VALUE}.")
  private List<String> methods = new ArrayList<>();

  @Option(names = "--peers", paramLabel = "DIR", defaultValue = "spred-spark/benchmark/peers",
      description = "The folder with run.sh; its install.sh comes first. Default: ${DEFAULT-VALUE}.")
  private Path peers;

  @Option(names = "--form", paramLabel = "NAME", defaultValue = "group",
      description = "group (adelie, glmnet) or elementwise (mllib). Default: ${DEFAULT-VALUE}.")
  private String form;

  @Option(names = "--lambdas", paramLabel = "N", defaultValue = "100", description = "Strengths. Default: ${DEFAULT-VALUE}.")
  private int lambdas;

  @Option(names = "--ratio", paramLabel = "R", defaultValue = "0.01",
      description = "The weakest strength relative to the largest. Default: ${DEFAULT-VALUE}.")
  private double ratio;

  @Option(names = "--repeats", paramLabel = "N", defaultValue = "5", description = "Repeats of each method. Default: ${DEFAULT-VALUE}.")
  private int repeats;

  @Option(names = "--threads", paramLabel = "N", defaultValue = "1",
      description = "Cores for spred; the peers take SPRED_THREADS. Default: ${DEFAULT-VALUE}.")
  private int threads;

  @Option(names = "--gap", paramLabel = "G", defaultValue = "1e-6", description = "Duality gap of spred. Default: ${DEFAULT-VALUE}.")
  private double gap;

  @Override
  public Integer call() throws IOException {
    Path work = Files.createTempDirectory("spred-speed");
    SpeedFiles files = new SpeedFiles(output, penalty());
    try {
      for (SpeedProblem problem : (Iterable<SpeedProblem>) problems()::iterator) {
        files.replace(problem.name(), measure(problem, work));
      }
    } finally {
      try (Stream<Path> paths = Files.walk(work)) {
        paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      }
    }
    return 0;
  }

  /** One at a time: together they may not fit the memory. */
  private Stream<SpeedProblem> problems() {
    List<String> real = sets.stream().filter(name -> !name.equals(SpeedProblem.SIMULATED)).collect(Collectors.toList());
    Stream<SpeedProblem> read = sets.isEmpty() || !real.isEmpty()
        ? SetFile.in(data, real).stream().filter(set -> set.label().equals("label"))
            .map(set -> SpeedProblem.of(LabelledSet.read(set)))
        : Stream.empty();
    boolean simulated = sets.isEmpty() || real.size() < sets.size();
    return simulated ? Stream.concat(read, Stream.of(1).map(one -> SpeedProblem.simulated())) : read;
  }

  private List<PathRun> measure(SpeedProblem problem, Path work) {
    double[] strengths = new SpredPath(threads, gap, penalty()).strengths(problem, lambdas, ratio);
    List<PathMethod.Solved> solved = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (String name : methods) {
      PathMethod method = method(name, work);
      try {
        solved.add(method.solve(problem, strengths, repeats));
        names.add(method.name());
      } catch (InputException failure) {
        spec.commandLine().getErr().println("spred: " + failure.getMessage());
      }
    }
    return runs(problem, strengths, names, solved);
  }

  private PathMethod method(String name, Path work) {
    return switch (name) {
      case "spred" -> new SpredPath(threads, gap, penalty());
      case "mllib" -> new MllibPath(LocalSpark.start(threads), gap / MLLIB_SHARE);
      default -> new PeerPath(name, peers, work);
    };
  }

  private Form penalty() {
    return Form.valueOf(form.toUpperCase(Locale.ROOT));
  }

  private List<PathRun> runs(SpeedProblem problem, double[] strengths, List<String> names, List<PathMethod.Solved> solved) {
    PathObjective objective = new PathObjective(problem, penalty());
    double[][] values = new double[solved.size()][strengths.length];
    for (int method = 0; method < values.length; method++) {
      for (int k = 0; k < strengths.length; k++) {
        List<PathObjective.Answer> answers = solved.get(method).answers();
        values[method][k] = k < answers.size() ? objective.of(answers.get(k), strengths[k]) : Double.NaN;
      }
    }
    List<PathRun> runs = new ArrayList<>();
    for (int method = 0; method < values.length; method++) {
      List<PathObjective.Answer> answers = solved.get(method).answers();
      PathRun run = new PathRun(problem.name(), problem.x().numSamples(), problem.x().numFeatures(), problem.classes(),
          strengths.length, names.get(method), solved.get(method).seconds(), repeats, excess(values, method),
          answers.get(answers.size() - 1).genes().size());
      runs.add(run);
      spec.commandLine().getErr().println(String.join(",", run.fields()));
    }
    return runs;
  }

  private static double excess(double[][] values, int method) {
    double worst = 0;
    for (int k = 0; k < values[method].length; k++) {
      double best = Double.POSITIVE_INFINITY;
      for (double[] of : values) {
        best = Double.isNaN(of[k]) ? best : Math.min(best, of[k]);
      }
      worst = Math.max(worst, (values[method][k] - best) / best);
    }
    return worst;
  }
}
