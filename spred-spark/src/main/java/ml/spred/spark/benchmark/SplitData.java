package ml.spred.spark.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.Log2Rule;
import ml.spred.spark.source.ExpressionFrame;
import ml.spred.split.Split;
import ml.spred.split.Splits;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * One split of one set, prepared the same for every method by what the training samples say alone: log2 where the rule asks for
 * it, missing values filled with the mean, features left out that are constant (no method can select them).
 *
 * @param values {@code [samples][features]}, samples in the order of the file
 * @param labels class of each sample
 * @param classes names of the classes, sorted
 * @param splits split of each sample
 */
record SplitData(double[][] values, int[] labels, List<String> classes, List<Split> splits) {
  static final String CLASS = "class";
  static final String VALIDATION = "validation";
  private static final String LABEL = "label";

  static SplitData of(LabelledSet data, long seed) {
    Splits drawn = data.split(seed);
    int[] kept = data.kept();
    List<String> classes = data.classes();
    List<Split> splits = Arrays.stream(kept).mapToObj(drawn::of).toList();
    double[][] values = Arrays.stream(kept).mapToObj(sample -> data.set().values(sample).clone()).toArray(double[][]::new);
    int[] labels = Arrays.stream(kept).map(sample -> classes.indexOf(data.labels().get(sample))).toArray();
    return new SplitData(values, labels, classes, splits).prepared();
  }

  private SplitData prepared() {
    double[][] training = rows(Split.TRAIN);
    if (Log2Rule.needed(Arrays.asList(training))) {
      Arrays.stream(values).forEach(row -> Arrays.setAll(row, feature -> Log2Rule.apply(row[feature])));
    }
    double[] means = IntStream.range(0, values[0].length).mapToDouble(feature -> mean(training, feature)).toArray();
    for (double[] row : values) {
      Arrays.setAll(row, feature -> Double.isNaN(row[feature]) ? means[feature] : row[feature]);
    }
    int[] varying = IntStream.range(0, means.length).filter(feature -> varies(training, feature)).toArray();
    return new SplitData(Arrays.stream(values).map(row -> pick(row, varying)).toArray(double[][]::new), labels, classes, splits);
  }

  /** 0 where no training sample has a value. */
  private static double mean(double[][] rows, int feature) {
    return Arrays.stream(rows).mapToDouble(row -> row[feature]).filter(value -> !Double.isNaN(value)).average().orElse(0);
  }

  private static boolean varies(double[][] rows, int feature) {
    return Arrays.stream(rows).anyMatch(row -> row[feature] != rows[0][feature]);
  }

  private static double[] pick(double[] row, int[] features) {
    return Arrays.stream(features).mapToDouble(feature -> row[feature]).toArray();
  }

  /** Rows of a split, {@code [samples][features]}: the rows themselves, not copies. */
  double[][] rows(Split split) {
    return samples(split).mapToObj(sample -> values[sample]).toArray(double[][]::new);
  }

  /** Classes of the samples of a split. */
  int[] labels(Split split) {
    return samples(split).map(sample -> labels[sample]).toArray();
  }

  private IntStream samples(Split split) {
    return IntStream.range(0, labels.length).filter(sample -> splits.get(sample) == split);
  }

  /**
   * Training and dev samples as a stage takes them: {@code features}, the class index {@code class} and {@code validation}, true
   * for dev. The test samples are not in it.
   */
  Dataset<Row> frame(SparkSession spark) {
    List<String> names = IntStream.range(0, values.length).mapToObj(sample -> "s" + sample).toList();
    ExpressionSet set = ExpressionSet.builder().samples(names).values(values)
        .features(IntStream.range(0, values[0].length).mapToObj(feature -> "f" + feature).toList())
        .column(LABEL, Arrays.stream(labels).mapToObj(classes::get).toList())
        .column(VALIDATION, splits.stream().map(Split::spelling).toList()).build();
    Dataset<Row> rows = ExpressionFrame.of(spark, set);
    return new StringIndexer().setInputCol(LABEL).setOutputCol(CLASS).setStringOrderType("alphabetAsc")
        .fit(rows.select(LABEL)).transform(rows)
        .filter(functions.col(VALIDATION).notEqual(Split.TEST.spelling()))
        .withColumn(VALIDATION, functions.col(VALIDATION).equalTo(Split.DEV.spelling()))
        .select(ExpressionFrame.FEATURES, CLASS, VALIDATION);
  }

  /** The training samples of a {@link #frame}. */
  static Dataset<Row> training(Dataset<Row> frame) {
    return frame.filter(functions.not(functions.col(VALIDATION)));
  }
}
