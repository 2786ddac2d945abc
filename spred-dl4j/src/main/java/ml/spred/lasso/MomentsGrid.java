package ml.spred.lasso;

import java.io.Serializable;
import ml.spred.InputException;

/**
 * Where values lie that are summed without rounding: as whole numbers of a power of two, the unit of their feature, about the
 * middle of its range. The order of a sum then does not matter, as in the reproducible sums of Demmel and Nguyen (2013), and
 * blocks of samples can be summed up by a matrix product.
 *
 * <p>A whole number has {@value #BITS} bits, so that {@value #BLOCK} products fit into the 53 bits of a double. Up to
 * {@value #MANY} samples a second one holds the next {@value #BITS} bits. With more samples the rounding, at most 2⁻²² of half the
 * range, averages out; a feature whose few outliers lie a million times further out than its other values should be clipped or
 * taken in logarithms before.
 */
public final class MomentsGrid implements Serializable {
  static final int BITS = 22;
  /** Unit of a second whole number, in units of the first. */
  static final double SECOND = 1.0 / (1 << BITS);
  /** Samples whose products are summed up in double. */
  static final int BLOCK = 512;
  /** Samples up to which a value has two whole numbers. */
  static final int MANY = 100_000;
  private static final long serialVersionUID = 1L;

  private final double[] pivot;
  /** Unit of each feature, of the label and of the roots of the weights; powers of two. */
  private final double[] units;
  private final double[] inverses;
  private final boolean fine;

  /** @param ranges of all samples that will be summed */
  public MomentsGrid(Ranges ranges) {
    int length = ranges.length();
    double root = Math.sqrt(ranges.weight());
    this.pivot = new double[length];
    this.units = new double[length + 1];
    this.inverses = new double[length + 1];
    this.fine = ranges.count() <= MANY;
    for (int k = 0; k <= length; k++) {
      if (k < length) {
        pivot[k] = ranges.middle(k);
      }
      double largest = k < length ? root * ranges.reach(k) : root;
      units[k] = unitOf(largest);
      inverses[k] = 1 / units[k];
    }
  }

  /** The power of two of which a size is at most 2²² . */
  static double unitOf(double largest) {
    return Math.scalb(1.0, Math.max(Math.getExponent(largest) + 1, Double.MIN_EXPONENT + 2 * BITS) - BITS);
  }

  int numFeatures() {
    return pivot.length - 1;
  }

  /** Features, the label, and the ones. */
  int width() {
    return units.length;
  }

  double pivot(int index) {
    return pivot[index];
  }

  double unit(int index) {
    return units[index];
  }

  /** Whether a value has two whole numbers. */
  boolean isFine() {
    return fine;
  }

  /** What a sum of products of two values counts, relative to their units: 2⁻²² where there are seconds. */
  double productUnit() {
    return fine ? SECOND : 1;
  }

  /** The power of two that a product of two firsts is in that unit. */
  int productShift() {
    return fine ? BITS : 0;
  }

  /**
   * Writes {@code √w·(value − pivot)} and {@code √w} as whole numbers.
   *
   * @param first of each value
   * @param second what is left of it, in units 2⁻²² of the first; null for the first alone
   * @return whether a second is not zero
   * @throws InputException for a value outside the ranges
   */
  boolean round(double[] values, double weight, double[] first, double[] second, int from) {
    double root = Math.sqrt(weight);
    for (int k = 0; k < pivot.length; k++) {
      first[from + k] = root * (values[k] - pivot[k]) * inverses[k];
    }
    first[from + pivot.length] = root * inverses[pivot.length];
    boolean any = false;
    for (int k = from; second != null && k < from + units.length; k++) {
      second[k] = Math.rint((first[k] - Math.rint(first[k])) * (1 << BITS));
      any |= second[k] != 0;
    }
    for (int k = from; k < from + units.length; k++) {
      first[k] = Math.rint(first[k]);
    }
    requireRange(first, from);
    return any;
  }

  private void requireRange(double[] first, int from) {
    for (int k = from; k < from + units.length; k++) {
      if (!(Math.abs(first[k]) <= 1 << BITS)) {
        throw new InputException("the value " + (k - from) + " of a sample is out of the range that was found for it before;"
            + " cache or write out data that changes between two passes over it.");
      }
    }
  }
}
