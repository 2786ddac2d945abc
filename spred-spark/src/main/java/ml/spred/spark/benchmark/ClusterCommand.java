package ml.spred.spark.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.OffHeapMatrix;
import ml.spred.select.SelectionData;
import ml.spred.solver.Progress;
import ml.spred.spark.distribute.Trials;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spred benchmark cluster}. */
@Command(
    name = "cluster",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Seconds of many resamplings on one and on two executors of one core each, and MLlib's way to as many fits.",
    description = "Runs on the cluster that spark-submit names. Each run has a Spark application of its own, one and two"
        + " executors in turn, and is timed after a first, smaller one; the data's broadcast is in the time. MLlib's seconds"
        + " are those of one CrossValidator, per fit, times the number of fits. busy is the share of the time that executors had a task; on a"
        + " shared machine cpu_seconds say more than seconds. Writes cluster-resampling.csv and cluster-mllib.csv.",
    footerHeading = "%nExample:%n",
    footer = "  spark-submit --master spark://HOST:7077 JAR benchmark cluster --data DIR --output data/results")
final class ClusterCommand implements Callable<Integer> {
  private static final List<String> HEADER = List.of("set", "resamplings", "kappas", "executors", "repeat", "seconds",
      "task_seconds", "cpu_seconds", "busy", "strengths", "worst_gap");
  private static final List<String> MLLIB_HEADER =
      List.of("set", "resamplings", "kappas", "executors", "fits_measured", "seconds_a_fit", "seconds_of_all_fits");
  /** Resamplings that bring an executor's code to speed. */
  private static final int WARM_UP = 4;

  @Spec private CommandSpec spec;

  @Option(names = "--data", paramLabel = "DIR", required = true, description = "Directory that holds gene/.")
  private Path data;

  @Option(names = "--output", paramLabel = "DIR", required = true, description = "Directory of the results.")
  private Path output;

  @Option(names = "--set", paramLabel = "NAME", defaultValue = "nakayama-gds2736",
      description = "The set. Default: ${DEFAULT-VALUE}.")
  private String set;

  @Option(names = "--resamplings", paramLabel = "N", defaultValue = "100", description = "Trials. Default: ${DEFAULT-VALUE}.")
  private int resamplings;

  @Option(names = "--kappas", paramLabel = "N", defaultValue = "50",
      description = "Strengths of a path. Default: ${DEFAULT-VALUE}.")
  private int kappas;

  @Option(names = "--repeats", paramLabel = "N", defaultValue = "3",
      description = "Pairs of runs; 0 for MLlib alone. Default: ${DEFAULT-VALUE}.")
  private int repeats;

  @Option(names = "--mllib", negatable = true, defaultValue = "true", fallbackValue = "true",
      description = "Whether MLlib runs too. Default: ${DEFAULT-VALUE}.")
  private boolean mllib;

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(output);
    LabelledSet labelled = LabelledSet.read(SetFile.in(data, List.of(set)).get(0));
    SelectionData values = values(labelled);
    List<List<String>> lines = new ArrayList<>();
    for (int repeat = 1; repeat <= repeats; repeat++) {
      // In turn which comes first: a machine that others use slows down both alike.
      for (int executors : repeat % 2 == 1 ? new int[] {1, 2} : new int[] {2, 1}) {
        lines.add(run(values, executors, repeat));
        spec.commandLine().getErr().println(String.join(",", lines.get(lines.size() - 1)));
      }
    }
    if (!lines.isEmpty()) {
      CsvFile.replace(output.resolve("cluster-resampling.csv"), HEADER, lines);
    }
    if (mllib) {
      CsvFile.replace(output.resolve("cluster-mllib.csv"), MLLIB_HEADER, List.of(yardstick(SplitData.of(labelled, 1))));
    }
    return 0;
  }

  /** The samples of classes that are not rare, outside the heap. */
  private static SelectionData values(LabelledSet labelled) {
    int[] kept = labelled.kept();
    List<String> classes = labelled.classes();
    double[][] rows = Arrays.stream(kept).mapToObj(sample -> labelled.set().values(sample)).toArray(double[][]::new);
    int[] labels = Arrays.stream(kept).map(sample -> classes.indexOf(labelled.labels().get(sample))).toArray();
    return new SelectionData(OffHeapMatrix.copyOf(FeatureMatrix.ofRows(rows)), labels, classes.size(), new boolean[kept.length]);
  }

  private List<String> run(SelectionData values, int executors, int repeat) {
    TaskTimes times = new TaskTimes();
    List<ResamplingTrial.Result> results;
    double seconds;
    try (SparkSession spark = SparkSession.builder().config(conf(executors)).getOrCreate()) {
      Trials<SelectionData> trials = new Trials<>(JavaSparkContext.fromSparkContext(spark.sparkContext()), values, "resampling");
      trials.run(settings(-WARM_UP * executors, 0), new ResamplingTrial(), Progress.NONE);
      spark.sparkContext().addSparkListener(times);
      long start = System.nanoTime();
      results = trials.run(settings(0, resamplings), new ResamplingTrial(), Progress.NONE);
      seconds = (System.nanoTime() - start) / 1e9;
    }
    // Spark has told its listeners everything by now.
    return List.of(set, "" + resamplings, "" + kappas, "" + executors, "" + repeat, number(seconds), number(times.runSeconds()),
        number(times.cpuSeconds()), number(times.runSeconds() / executors / seconds),
        "" + results.stream().mapToInt(ResamplingTrial.Result::strengths).sum(), String.format(Locale.ROOT, "%.1e",
            results.stream().mapToDouble(ResamplingTrial.Result::largestGap).max().orElse(0)));
  }

  private static SparkConf conf(int executors) {
    return new SparkConf().setAppName("spred benchmark cluster").set("spark.cores.max", "" + executors)
        .set("spark.executor.cores", "1").set("spark.task.cpus", "1").set("spark.ui.enabled", "false")
        .set("spark.scheduler.minRegisteredResourcesRatio", "1").set("spark.scheduler.maxRegisteredResourcesWaitingTime", "60s");
  }

  /** MLlib on two executors, and what as many fits as those of all resamplings would take it. */
  private List<String> yardstick(SplitData split) {
    try (SparkSession spark = SparkSession.builder().config(conf(2)).getOrCreate()) {
      double fit = new MllibCrossValidation(spark, split).secondsOfAFit();
      return List.of(set, "" + resamplings, "" + kappas, "2", "" + MllibCrossValidation.fits(), number(fit),
          number(fit * resamplings * kappas));
    }
  }

  private List<ResamplingTrial.Setting> settings(int from, int to) {
    return LongStream.range(from, to).mapToObj(seed -> new ResamplingTrial.Setting(seed, kappas)).toList();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
