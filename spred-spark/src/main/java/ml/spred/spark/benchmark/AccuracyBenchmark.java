package ml.spred.spark.benchmark;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.split.Split;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Fits every method on every split of a set, except those that have been done. */
final class AccuracyBenchmark {
  private static final double NANOS = 1e9;

  private final SparkSession spark;
  private final AccuracyFiles files;
  private final List<Method> methods;
  private final Function<Method, Fitter> fitters;
  private final PrintWriter log;
  private final Set<String> done;
  private int failures;

  /** @param log is told of each run, and of what failed */
  AccuracyBenchmark(
      SparkSession spark, AccuracyFiles files, List<Method> methods, Function<Method, Fitter> fitters, PrintWriter log) {
    this.spark = spark;
    this.files = files;
    this.methods = methods;
    this.fitters = fitters;
    this.log = log;
    done = files.runs().stream().map(AccuracyRun::key).collect(Collectors.toSet());
  }

  /** Splits with the seeds 1 to {@code splits}. */
  void run(LabelledSet data, int splits) {
    for (int seed = 1; seed <= splits; seed++) {
      List<Method> open = open(data.name(), seed);
      if (!open.isEmpty()) {
        run(data.name(), seed, SplitData.of(data, seed), open);
      }
    }
  }

  /** How many fits failed; what they left out is tried again by the next run. */
  int failures() {
    return failures;
  }

  private List<Method> open(String set, int seed) {
    return methods.stream().filter(method -> !done.contains(AccuracyRun.key(set, method.spelling(), seed))).toList();
  }

  private void run(String set, int seed, SplitData data, List<Method> open) {
    Dataset<Row> frame = data.frame(spark).cache();
    frame.count();
    try (SharedPaths paths = new SharedPaths()) {
      for (Method method : open) {
        try {
          AccuracyRun run = measure(set, seed, data, frame, method, paths);
          files.append(method, run);
          log.println(String.join(",", run.fields()));
        } catch (RuntimeException failure) {
          failures++;
          log.println("spred: " + AccuracyRun.key(set, method.spelling(), seed) + " failed: " + failure);
        }
        log.flush();
      }
    }
    frame.unpersist();
  }

  private AccuracyRun measure(String set, int seed, SplitData data, Dataset<Row> frame, Method method, SharedPaths paths) {
    long start = System.nanoTime();
    Fitted fitted = fitters.apply(method).fit(data, frame, seed, paths);
    ClassificationMetrics test = fitted.score(data, Split.TEST);
    double clock = paths.seconds(method, (System.nanoTime() - start) / NANOS);
    return AccuracyRun.of(set, method, seed, fitted, test, Double.isNaN(fitted.seconds()) ? clock : fitted.seconds());
  }
}
