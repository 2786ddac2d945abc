package ml.spred.lasso;

import java.io.Serializable;
import java.util.Arrays;
import ml.spred.InputException;

/**
 * The smallest and largest value of each feature and of the label over the samples of positive weight: what {@link MomentsGrid}
 * is laid over. They do not depend on the order of the samples.
 */
public final class Ranges implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[] smallest;
  private final double[] largest;
  private double weight;
  private long count;

  /** @param features their number, at least 1 */
  public Ranges(int features) {
    this.smallest = new double[features + 1];
    this.largest = new double[features + 1];
    Arrays.fill(smallest, Double.POSITIVE_INFINITY);
    Arrays.fill(largest, Double.NEGATIVE_INFINITY);
  }

  /**
   * Adds a sample.
   *
   * @param values of the features and, behind them, the label; finite
   * @param sampleWeight at least 0
   * @throws InputException for a value or weight out of range
   */
  public Ranges add(double[] values, double sampleWeight) {
    if (!(sampleWeight >= 0 && Double.isFinite(sampleWeight))) {
      throw new InputException("the weight of a sample is " + sampleWeight + ", it must be a finite number of at least 0.");
    }
    for (int k = 0; k < smallest.length; k++) {
      if (!Double.isFinite(values[k])) {
        throw new InputException((k < smallest.length - 1 ? "a value of feature " + k : "a label") + " is " + values[k]
            + ", every value must be finite; remove the row or fill the value before.");
      }
    }
    count++;
    if (sampleWeight > 0) {
      for (int k = 0; k < smallest.length; k++) {
        smallest[k] = Math.min(smallest[k], values[k]);
        largest[k] = Math.max(largest[k], values[k]);
      }
      weight = Math.max(weight, sampleWeight);
    }
    return this;
  }

  /** Takes the samples of another in. */
  public Ranges merge(Ranges other) {
    for (int k = 0; k < smallest.length; k++) {
      smallest[k] = Math.min(smallest[k], other.smallest[k]);
      largest[k] = Math.max(largest[k], other.largest[k]);
    }
    weight = Math.max(weight, other.weight);
    count += other.count;
    return this;
  }

  /** Samples added so far. */
  public long count() {
    return count;
  }

  /** The largest weight. */
  double weight() {
    return weight;
  }

  /** Values of a sample: features and label. */
  int length() {
    return smallest.length;
  }

  /** The middle of a range; the value itself where there is only one. */
  double middle(int index) {
    if (weight == 0) {
      return 0;
    }
    return smallest[index] == largest[index] ? smallest[index] : smallest[index] / 2 + largest[index] / 2;
  }

  /** What a value is at most away from the middle. */
  double reach(int index) {
    return weight == 0 ? 0 : Math.max(largest[index] - middle(index), middle(index) - smallest[index]);
  }
}
