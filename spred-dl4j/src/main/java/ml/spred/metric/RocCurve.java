package ml.spred.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How many of a class are found against how many others are taken for it, as the threshold on its probability falls. Samples of equal
 * probability are passed at once, by a slanted line, so that the area is the chance that a random one of the class is ranked above
 * a random other.
 *
 * @param falsePositiveRate share of the others, from 0 to 1
 * @param truePositiveRate share of the class, from 0 to 1
 */
public record RocCurve(double[] falsePositiveRate, double[] truePositiveRate) {
  /**
   * The curve of one class against the rest; without points where the class or the rest has no sample.
   *
   * @param labels class of each sample
   * @param scores probability of the class for each sample
   */
  public static RocCurve of(int[] labels, double[] scores, int positive) {
    int positives = (int) Arrays.stream(labels).filter(label -> label == positive).count();
    int negatives = labels.length - positives;
    if (positives == 0 || negatives == 0) {
      return new RocCurve(new double[0], new double[0]);
    }
    int[] order = IntStream.range(0, labels.length).boxed().sorted(Comparator.comparingDouble(sample -> -scores[sample]))
        .mapToInt(Integer::intValue).toArray();
    double[] falsePositives = new double[order.length + 1];
    double[] truePositives = new double[order.length + 1];
    int points = 1;
    int found = 0;
    for (int k = 0; k < order.length; k++) {
      found += labels[order[k]] == positive ? 1 : 0;
      if (k + 1 == order.length || scores[order[k + 1]] != scores[order[k]]) {
        truePositives[points] = (double) found / positives;
        falsePositives[points++] = (double) (k + 1 - found) / negatives;
      }
    }
    return new RocCurve(Arrays.copyOf(falsePositives, points), Arrays.copyOf(truePositives, points));
  }

  public boolean isEmpty() {
    return falsePositiveRate.length == 0;
  }

  /** The area under the curve, in [0, 1]; NaN where there is none. */
  public double area() {
    double area = isEmpty() ? Double.NaN : 0;
    for (int k = 1; k < falsePositiveRate.length; k++) {
      area += (falsePositiveRate[k] - falsePositiveRate[k - 1]) * (truePositiveRate[k] + truePositiveRate[k - 1]) / 2;
    }
    return area;
  }
}
