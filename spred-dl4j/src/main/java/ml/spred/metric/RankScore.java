package ml.spred.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The area under the ROC curve as a rank statistic (Mann and Whitney 1947). */
final class RankScore {
  private RankScore() {}

  /** Binary: class 1 against class 0. More classes: mean of one-vs-rest over the classes for which it is defined. */
  static OptionalDouble auroc(int[] labels, double[][] probabilities, int numClasses) {
    if (numClasses == 2) {
      return oneVersusRest(labels, probabilities, 1);
    }
    return IntStream.range(0, numClasses)
        .mapToObj(label -> oneVersusRest(labels, probabilities, label))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }

  /** Chance that a random positive is ranked above a random negative, ties counting half; empty when either is missing. */
  static OptionalDouble oneVersusRest(int[] labels, double[][] probabilities, int positive) {
    long positives = Arrays.stream(labels).filter(label -> label == positive).count();
    long negatives = labels.length - positives;
    if (positives == 0 || negatives == 0) {
      return OptionalDouble.empty();
    }
    double wins = rankSum(labels, probabilities, positive) - positives * (positives + 1) / 2.0;
    return OptionalDouble.of(wins / positives / negatives);
  }

  private static double rankSum(int[] labels, double[][] probabilities, int positive) {
    Integer[] order = IntStream.range(0, labels.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(sample -> probabilities[sample][positive]));
    double sum = 0;
    int start = 0;
    while (start < order.length) {
      int end = endOfTies(order, probabilities, positive, start);
      double midRank = (start + 1 + end) / 2.0;
      for (int position = start; position < end; position++) {
        sum += labels[order[position]] == positive ? midRank : 0;
      }
      start = end;
    }
    return sum;
  }

  private static int endOfTies(Integer[] order, double[][] probabilities, int positive, int start) {
    double value = probabilities[order[start]][positive];
    int end = start + 1;
    while (end < order.length && probabilities[order[end]][positive] == value) {
      end++;
    }
    return end;
  }
}
