package ml.spred.metric;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Scores of a classifier on one split.
 *
 * <p>A split without samples is legal: the rates are NaN there, {@link #isEmpty()} is true and {@link #toMap()}, the form
 * for JSON, holds null instead.
 *
 * @param samples number of samples
 * @param accuracy share of samples whose predicted class is the label
 * @param balancedAccuracy mean recall over the classes that occur among the labels
 * @param macroF1 mean F1 over the classes that occur among the labels or the predictions
 * @param logLoss mean of {@code -ln p(label)}, p clipped to [1e-15, 1 - 1e-15]
 * @param auroc area under the ROC curve: class 1 against class 0, or with more classes the mean of one-vs-rest over the
 *     classes that have both positives and negatives; empty when no class has
 * @param confusion number of samples, {@code [true class][predicted class]}
 * @param majorityRate share of the most frequent class among these labels: what the best constant answer would score
 * @param trainingMajorityRate share, among these labels, of the class that is most frequent in training: what the constant
 *     answer learnt from the training rows would score; empty until {@link #withTrainingMajority} was told
 */
public record ClassificationMetrics(
    int samples,
    double accuracy,
    double balancedAccuracy,
    double macroF1,
    double logLoss,
    OptionalDouble auroc,
    int[][] confusion,
    double majorityRate,
    OptionalDouble trainingMajorityRate) {

  private static final double SMALLEST_PROBABILITY = 1e-15;

  /** Scores with the most probable class as the prediction; the lowest index wins a tie. */
  public static ClassificationMetrics of(int[] labels, double[][] probabilities, int numClasses) {
    return of(labels, probabilities, Predictions.mostProbable(probabilities), numClasses);
  }

  /**
   * Scores of given predictions.
   *
   * @param labels true classes, {@code [samples]}, in {@code 0..numClasses-1}
   * @param probabilities {@code [samples][classes]}
   * @param predicted predicted classes, {@code [samples]}
   * @throws IllegalArgumentException when the shapes disagree, a class is out of range or a probability is not finite
   */
  public static ClassificationMetrics of(int[] labels, double[][] probabilities, int[] predicted, int numClasses) {
    Predictions checked = new Predictions(labels, probabilities, predicted, numClasses);
    Confusion confusion = Confusion.of(checked);
    return new ClassificationMetrics(
        labels.length,
        confusion.accuracy(),
        confusion.balancedAccuracy(),
        confusion.macroF1(),
        logLoss(checked),
        RankScore.auroc(labels, probabilities, numClasses),
        confusion.counts(),
        confusion.majorityRate(),
        OptionalDouble.empty());
  }

  /** The most frequent class; the lowest index wins a tie. */
  public static int majorityClass(int[] labels, int numClasses) {
    int[] counts = new int[numClasses];
    Arrays.stream(labels).forEach(label -> counts[label]++);
    return IntStream.range(0, numClasses).reduce(0, (best, label) -> counts[label] > counts[best] ? label : best);
  }

  /** The same scores beside those of always answering {@code majorityClass}, the most frequent class in training. */
  public ClassificationMetrics withTrainingMajority(int majorityClass) {
    OptionalDouble rate = isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) Arrays.stream(confusion[majorityClass]).sum() / samples);
    return new ClassificationMetrics(
        samples, accuracy, balancedAccuracy, macroF1, logLoss, auroc, confusion, majorityRate, rate);
  }

  /** Whether these choose before others: higher accuracy first, then lower log-loss. */
  public boolean beats(ClassificationMetrics other) {
    return accuracy > other.accuracy || (accuracy == other.accuracy && logLoss < other.logLoss);
  }

  public boolean isEmpty() {
    return samples == 0;
  }

  /** Wilson's 95 % interval of the accuracy; [0, 1] without samples. */
  public Interval accuracyInterval() {
    int correct = IntStream.range(0, confusion.length).map(label -> confusion[label][label]).sum();
    return Interval.wilson95(correct, samples);
  }

  /** Number of classes that occur among the labels. */
  public int classesPresent() {
    return (int) Arrays.stream(confusion).filter(row -> Arrays.stream(row).sum() > 0).count();
  }

  /** Names and values for JSON, in the order of the components; what is undefined is null, never NaN. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("samples", samples);
    map.put("accuracy", finiteOrNull(accuracy));
    map.put("balancedAccuracy", finiteOrNull(balancedAccuracy));
    map.put("macroF1", finiteOrNull(macroF1));
    map.put("logLoss", finiteOrNull(logLoss));
    map.put("auroc", finiteOrNull(auroc.orElse(Double.NaN)));
    map.put("majorityRate", finiteOrNull(majorityRate));
    map.put("trainingMajorityRate", finiteOrNull(trainingMajorityRate.orElse(Double.NaN)));
    map.put("confusion", confusion);
    return map;
  }

  private static Double finiteOrNull(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static double logLoss(Predictions predictions) {
    return IntStream.range(0, predictions.labels().length)
        .mapToDouble(sample -> predictions.probabilities()[sample][predictions.labels()[sample]])
        .map(probability -> Math.min(Math.max(probability, SMALLEST_PROBABILITY), 1 - SMALLEST_PROBABILITY))
        .map(probability -> -Math.log(probability))
        .average()
        .orElse(Double.NaN);
  }
}
