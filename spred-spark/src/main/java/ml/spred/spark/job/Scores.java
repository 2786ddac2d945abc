package ml.spred.spark.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.split.Split;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;

/**
 * What the model says about every sample, and how good that is.
 *
 * @param classes names of the classes: the model's, then those that only test samples have
 * @param labels index of the true class of each sample
 * @param probabilities {@code [samples][classes]}; 0 for a class that the model never saw
 * @param predicted index of the predicted class of each sample
 * @param metrics of each split that has samples
 */
record Scores(
    List<String> classes, int[] labels, double[][] probabilities, int[] predicted, Map<Split, ClassificationMetrics> metrics) {

  /** Predicts all samples. */
  static Scores of(Fitted fitted) {
    Samples samples = fitted.samples();
    String[] known = fitted.selector().labels();
    List<String> classes = new ArrayList<>(Arrays.asList(known));
    samples.classes().stream().filter(name -> !classes.contains(name)).forEach(classes::add);
    List<Row> predictions = fitted.stages().predictions(fitted.model())
        .select(SelectorSettings.PROBABILITY, SelectorSettings.PREDICTION).collectAsList();
    double[][] probabilities = predictions.stream()
        .map(row -> Arrays.copyOf(row.<Vector>getAs(0).toArray(), classes.size())).toArray(double[][]::new);
    int[] predicted = predictions.stream().mapToInt(row -> (int) row.getDouble(1)).toArray();
    int[] labels = samples.labels().stream().mapToInt(classes::indexOf).toArray();
    return new Scores(List.copyOf(classes), labels, probabilities, predicted,
        metrics(samples, classes.size(), labels, probabilities, predicted));
  }

  private static Map<Split, ClassificationMetrics> metrics(
      Samples samples, int numClasses, int[] labels, double[][] probabilities, int[] predicted) {
    Map<Split, ClassificationMetrics> metrics = new LinkedHashMap<>();
    int[] training = pick(labels, of(samples, Split.TRAIN));
    int majority = ClassificationMetrics.majorityClass(training, numClasses);
    for (Split split : Split.values()) {
      int[] chosen = of(samples, split);
      if (chosen.length > 0) {
        double[][] rows = Arrays.stream(chosen).mapToObj(sample -> probabilities[sample]).toArray(double[][]::new);
        metrics.put(split, ClassificationMetrics.of(pick(labels, chosen), rows, pick(predicted, chosen), numClasses)
            .withTrainingMajority(majority));
      }
    }
    return metrics;
  }

  /** Number of samples of each class in a split. */
  int[] classCounts(Samples samples, Split split) {
    int[] counts = new int[classes.size()];
    for (int sample : of(samples, split)) {
      counts[labels[sample]]++;
    }
    return counts;
  }

  private static int[] of(Samples samples, Split split) {
    return IntStream.range(0, samples.splits().size()).filter(sample -> samples.splits().get(sample) == split).toArray();
  }

  private static int[] pick(int[] values, int[] chosen) {
    return Arrays.stream(chosen).map(sample -> values[sample]).toArray();
  }
}
