package ml.spred.spark.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code spred benchmark accuracy}. */
@Command(
    name = "accuracy",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Test accuracy, genes and seconds of each method over seeded 60/20/20 splits of real sets.",
    description = "Every set is split with the seeds 1, 2, …; a method is fitted on the training samples, its strength chosen on"
        + " the dev samples, and the test samples are looked at once. Each result goes at once to accuracy-runs-METHOD.csv, and"
        + " a repeated call goes on where the last one stopped. accuracy.csv and accuracy.md sum up what is there.",
    footerHeading = "%nExample:%n",
    footer = "  spred benchmark accuracy --data shared/data --output data/results")
final class AccuracyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--data", paramLabel = "DIR",
      description = "Directory with gene/*.csv.gz and geo-files/gds/*.soft.gz.")
  private Path data;

  @Option(names = "--output", paramLabel = "DIR", required = true, description = "Directory of the results.")
  private Path output;

  @Option(names = "--sets", paramLabel = "NAME", split = ",", description = "Sets, comma-separated. Default: all.")
  private List<String> sets = new ArrayList<>();

  @Option(names = "--splits", paramLabel = "N", defaultValue = "20", description = "Splits of a set. Default: ${DEFAULT-VALUE}.")
  private int splits;

  @Option(names = "--methods", paramLabel = "NAME", split = ",", defaultValue = "majority,mllib-l1,spred-linear,spred-ensemble",
      description = "Methods, comma-separated. Default: ${DEFAULT-VALUE}.")
  private List<String> methods = new ArrayList<>();

  @Option(names = "--lambdas", paramLabel = "N", defaultValue = "6",
      description = "Strengths that mllib-l1 tries, from the largest to 0.02 of it. Default: ${DEFAULT-VALUE}.")
  private int lambdas;

  @Option(names = "--peers", paramLabel = "DIR", defaultValue = "spred-spark/benchmark/peers",
      description = "The folder with run.sh, for lassonet, hsic-lasso and torch-spred; its install.sh comes first. "
          + "Default: ${DEFAULT-VALUE}.")
  private Path peers;

  @Option(names = "--threads", paramLabel = "N", description = "Cores that a fit may use. Default: all of this machine.")
  private Integer threads;

  @Option(names = "--summary-only", description = "Only sum up the results that are there.")
  private boolean summaryOnly;

  @Override
  public Integer call() {
    AccuracyFiles files = new AccuracyFiles(output);
    int failures = summaryOnly ? 0 : measure(files);
    files.summarise();
    return failures == 0 ? 0 : 1;
  }

  private int measure(AccuracyFiles files) {
    require(data != null, "--data is missing; give the directory that holds gene/, or --summary-only.");
    require(splits >= 1, "--splits is " + splits + ", it must be at least 1.");
    require(lambdas >= 1, "--lambdas is " + lambdas + ", it must be at least 1.");
    List<Method> chosen = methods.stream().map(Method::of).toList();
    List<SetFile> smallestFirst = smallestFirst(files);
    SparkSession spark = LocalSpark.start(threads);
    try {
      AccuracyBenchmark benchmark = new AccuracyBenchmark(spark, files, chosen, method -> Fitter.of(method, lambdas, peers),
          spec.commandLine().getErr());
      smallestFirst.forEach(set -> benchmark.run(LabelledSet.read(set), splits));
      return benchmark.failures();
    } finally {
      spark.stop();
    }
  }

  private void require(boolean met, String sentence) {
    if (!met) {
      throw new ParameterException(spec.commandLine(), sentence);
    }
  }

  /** Reads every set once for its size and drops it again: together they may not fit the memory. */
  private List<SetFile> smallestFirst(AccuracyFiles files) {
    List<SetFile> chosen = new ArrayList<>(SetFile.in(data, sets));
    List<SetFacts> facts = chosen.stream().map(set -> SetFacts.of(set, LabelledSet.read(set))).sorted(SetFacts.BY_COST).toList();
    files.add(facts);
    List<String> order = facts.stream().map(SetFacts::name).toList();
    chosen.sort(Comparator.comparingInt(set -> order.indexOf(set.name())));
    return chosen;
  }
}
