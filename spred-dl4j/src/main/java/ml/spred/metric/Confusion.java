package ml.spred.metric;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Counts of true against predicted classes, {@code [true][predicted]}, and the rates that follow from them. */
record Confusion(int[][] counts) {

  static Confusion of(Predictions predictions) {
    int[][] counts = new int[predictions.numClasses()][predictions.numClasses()];
    for (int sample = 0; sample < predictions.labels().length; sample++) {
      counts[predictions.labels()[sample]][predictions.predicted()[sample]]++;
    }
    return new Confusion(counts);
  }

  double accuracy() {
    return (double) classes().map(label -> counts[label][label]).sum() / samples();
  }

  double balancedAccuracy() {
    return classes().filter(label -> actual(label) > 0)
        .mapToDouble(label -> (double) counts[label][label] / actual(label))
        .average().orElse(Double.NaN);
  }

  double macroF1() {
    return classes().filter(label -> actual(label) + predicted(label) > 0)
        .mapToDouble(label -> 2.0 * counts[label][label] / (actual(label) + predicted(label)))
        .average().orElse(Double.NaN);
  }

  double majorityRate() {
    return (double) classes().map(this::actual).max().orElse(0) / samples();
  }

  private int samples() {
    return classes().map(this::actual).sum();
  }

  private int actual(int label) {
    return Arrays.stream(counts[label]).sum();
  }

  private int predicted(int label) {
    return classes().map(other -> counts[other][label]).sum();
  }

  private IntStream classes() {
    return IntStream.range(0, counts.length);
  }
}
