package ml.spred.spark.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import ml.spred.expression.LabelMode;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.split.Split;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * One set of expressions with one way of making labels, and methods run on splits of it, as {@code spred benchmark
 * accuracy} does.
 *
 * @param data the set
 * @param labelTypes how many labels a sample has: 1, or with all subsets the number of the file's columns, each of which repeats
 *     every sample with a label of its own; then no classifier can be right more often than in 1 of so many cases
 */
public record GeneTask(LabelledSet data, double labelTypes) {
  /**
   * Reads a set.
   *
   * @param directory with {@code gene/*.csv.gz} and {@code geo-files/gds/*.soft.gz}
   * @param allSubsets whether labels are made as published, to compare with the published table only
   */
  public static GeneTask read(Path directory, String set, boolean allSubsets) {
    SetFile file = SetFile.in(directory, List.of(set)).get(0);
    if (!allSubsets) {
      return new GeneTask(LabelledSet.read(file), 1);
    }
    LabelledSet repeated = LabelledSet.read(file, LabelMode.ALL_SUBSETS);
    List<String> rows = repeated.set().sampleNames();
    // A row is named sample#column; counted so, the set needs no label column of its own.
    long samples = rows.stream().map(row -> row.substring(0, row.indexOf('#'))).distinct().count();
    return new GeneTask(repeated, (double) rows.size() / samples);
  }

  /** Whether a set is one of the published table and has not been fetched yet. */
  public static boolean isMissing(Path directory, String set) {
    return SetFile.isMissing(directory, set);
  }

  /** Samples, those of rare classes among them, which take no part. */
  public int samples() {
    return data.set().numSamples();
  }

  /**
   * Fits a method on the training samples of a split, its strength chosen on the dev samples, and looks at the test samples once.
   *
   * @param method as {@code spred benchmark accuracy --methods} spells it
   * @param peers the folder of other libraries
   * @return test and balanced accuracy, what the most frequent class would score, genes, seconds, by these names
   */
  public Map<String, Double> run(SparkSession spark, String method, int seed, Path peers) {
    Method chosen = Method.of(method);
    SplitData split = SplitData.of(data, seed);
    Dataset<Row> frame = split.frame(spark).cache();
    frame.count();
    try (SharedPaths paths = new SharedPaths()) {
      long start = System.nanoTime();
      Fitted fitted = Fitter.of(chosen, LogisticL1.STRENGTHS, peers).fit(split, frame, seed, paths);
      double seconds = Double.isNaN(fitted.seconds()) ? (System.nanoTime() - start) * 1e-9 : fitted.seconds();
      ClassificationMetrics test = fitted.score(split, Split.TEST);
      return Map.of("test_accuracy", test.accuracy(), "balanced_accuracy", test.balancedAccuracy(),
          "majority_rate", test.trainingMajorityRate().orElse(Double.NaN), "genes", (double) fitted.genes(), "seconds", seconds);
    } finally {
      frame.unpersist();
    }
  }
}
