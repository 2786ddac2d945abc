package ml.spred.lasso;

import java.io.Serializable;
import java.util.stream.IntStream;

/** Sums of whole numbers far beyond the range of a long: {@code high·2³² + low}. */
final class ExactSums implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int LOW_BITS = 32;
  private static final long LOW = (1L << LOW_BITS) - 1;
  private static final double SCALE = 0x1p32;

  private final long[] high;
  private final long[] low;
  /** Additions since {@link #low} was last brought back to 32 bits. */
  private int additions;

  ExactSums(int length) {
    this.high = new long[length];
    this.low = new long[length];
  }

  /** So many, all zero. */
  static ExactSums[] many(int count, int length) {
    return IntStream.range(0, count).mapToObj(k -> new ExactSums(length)).toArray(ExactSums[]::new);
  }

  /** The same in rows. */
  static ExactSums[][] many(int rows, int count, int length) {
    return IntStream.range(0, rows).mapToObj(k -> many(count, length)).toArray(ExactSums[][]::new);
  }

  /** Adds each of the others to its counterpart. */
  static void merge(ExactSums[][] sums, ExactSums[][] others) {
    for (int k = 0; k < sums.length; k++) {
      merge(sums[k], others[k]);
    }
  }

  /** Adds each of the others to its counterpart. */
  static void merge(ExactSums[] sums, ExactSums[] others) {
    for (int k = 0; k < sums.length; k++) {
      sums[k].add(others[k]);
    }
  }

  /** Adds {@code value·2^shift}, {@code shift} at most 32. */
  void add(int index, long value, int shift) {
    high[index] += value >> LOW_BITS - shift;
    low[index] += (value << shift) & LOW;
  }

  /** To be called after each round of {@link #add}: each index may have been added to a few times. */
  void settle() {
    if (++additions >= 1 << LOW_BITS - 4) {
      normalize();
    }
  }

  private void normalize() {
    for (int k = 0; k < low.length; k++) {
      high[k] += low[k] >> LOW_BITS;
      low[k] &= LOW;
    }
    additions = 0;
  }

  void add(ExactSums other) {
    normalize();
    other.normalize();
    for (int k = 0; k < low.length; k++) {
      high[k] += other.high[k];
      low[k] += other.low[k];
    }
    normalize();
  }

  /** The sum, rounded once. */
  double value(int index) {
    return (high[index] + (low[index] >> LOW_BITS)) * SCALE + (low[index] & LOW);
  }
}
