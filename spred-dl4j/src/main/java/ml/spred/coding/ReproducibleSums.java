package ml.spred.coding;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;

/**
 * Sums that do not depend on the order of their terms, after the binned sums of Demmel and Nguyen (2013). The exponents of a double
 * are cut into bins of {@value #BITS} bits, and so is every term; what falls into the two highest bins that a term of this instance
 * reaches is added up as whole numbers, the rest of each term is left out. A sum is thus off by less than 2⁻³⁶ of the largest term
 * for each of its terms, and as a rule by far less.
 *
 * <p>An entry takes 16 bytes; those that are 0 do not travel.
 */
final class ReproducibleSums implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int BITS = 36;
  /** Terms of an entry whose parts a long holds. */
  static final int MOST_TERMS = 1 << Long.SIZE - 1 - BITS;
  private static final double BASE = 1L << BITS;
  /** A low bin whose unit has an inverse; what lies below it counts as 0. */
  private static final int LOWEST = -28;

  private final int length;
  private transient long[] high;
  private transient long[] low;
  /** The higher of the two bins, whose unit is 2^(36·bin). */
  private int bin = LOWEST;
  /** 1 by that unit; terms are below 2³⁶ of it. */
  private double inverse = inverse(LOWEST);

  /** Zeros. */
  ReproducibleSums(int length) {
    this.length = length;
    this.high = new long[length];
    this.low = new long[length];
  }

  /** @param term finite */
  void add(int index, double term) {
    double scaled = term * inverse;
    if (!(Math.abs(scaled) < BASE)) {
      raise(Math.floorDiv(Math.getExponent(term), BITS));
      scaled = term * inverse;
    }
    // Towards zero in both bins: a part of a term is then the same whichever bins are kept when it comes.
    long whole = (long) scaled;
    high[index] += whole;
    low[index] += (long) ((scaled - whole) * BASE);
  }

  void add(ReproducibleSums other) {
    if (other.bin > bin) {
      raise(other.bin);
    }
    for (int k = 0; k < length && other.bin >= bin - 1; k++) {
      low[k] += other.bin == bin ? other.low[k] : other.high[k];
      high[k] += other.bin == bin ? other.high[k] : 0;
    }
  }

  private void raise(int to) {
    for (int k = 0; k < length; k++) {
      low[k] = to == bin + 1 ? high[k] : 0;
      high[k] = 0;
    }
    bin = to;
    inverse = inverse(to);
  }

  private static double inverse(int bin) {
    return Math.scalb(1.0, -BITS * bin);
  }

  double value(int index) {
    return (high[index] + low[index] / BASE) / inverse;
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    int used = 0;
    for (int k = 0; k < length; k++) {
      used += isZero(k) ? 0 : 1;
    }
    out.writeInt(used);
    for (int k = 0; k < length; k++) {
      if (!isZero(k)) {
        out.writeInt(k);
        out.writeLong(high[k]);
        out.writeLong(low[k]);
      }
    }
  }

  private boolean isZero(int index) {
    return (high[index] | low[index]) == 0;
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    high = new long[length];
    low = new long[length];
    for (int used = in.readInt(); used > 0; used--) {
      int k = in.readInt();
      high[k] = in.readLong();
      low[k] = in.readLong();
    }
  }
}
