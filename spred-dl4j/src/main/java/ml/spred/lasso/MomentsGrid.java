package ml.spred.lasso;

import java.io.Serializable;

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
      int exponent = Math.max(Math.getExponent(largest) + 1, Double.MIN_EXPONENT + 2 * BITS) - BITS;
      units[k] = Math.scalb(1.0, exponent);
      inverses[k] = Math.scalb(1.0, -exponent);
    }
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

  /**
   * Writes {@code √w·(value − pivot)} and {@code √w} as whole numbers.
   *
   * @param first of each value
   * @param second what is left of it, in units 2⁻²² of the first; null for the first alone
   * @return whether a second is not zero
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
    return any;
  }
}
