package ml.spred.expression;

import java.io.Serializable;

/**
 * What {@link Log2Rule} needs of all values to decide, in a few numbers: the rule compares two quantiles with limits, so counts
 * on either side of a limit and its two neighbours among the values are enough. Exact, and the same in whatever order and parts
 * the values come.
 */
public final class Log2Evidence implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Side upper = new Side(0.99, 100);
  private final Side lower = new Side(0.25, 0);
  private long seen;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  /** Takes a value; NaN is missing and left out. */
  public void accept(double value) {
    if (!Double.isNaN(value)) {
      seen++;
      min = Math.min(min, value);
      max = Math.max(max, value);
      upper.accept(value);
      lower.accept(value);
    }
  }

  /** Adds what others saw; returns this. */
  public Log2Evidence add(Log2Evidence other) {
    seen += other.seen;
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
    upper.add(other.upper);
    lower.add(other.lower);
    return this;
  }

  /** {@code q99 > 100}, or {@code max − min > 50} and {@code q25 > 0}; false where there is no value. */
  public boolean log2Needed() {
    return seen > 0 && (upper.isAbove(seen) || max - min > 50 && lower.isAbove(seen));
  }

  /** Where a quantile lies relative to a limit. */
  private static final class Side implements Serializable {
    private static final long serialVersionUID = 1L;

    private final double probability;
    private final double limit;
    /** Values that are at most the limit. */
    private long atMost;
    private double largestAtMost = Double.NEGATIVE_INFINITY;
    private double smallestAbove = Double.POSITIVE_INFINITY;

    Side(double probability, double limit) {
      this.probability = probability;
      this.limit = limit;
    }

    void accept(double value) {
      if (value <= limit) {
        atMost++;
        largestAtMost = Math.max(largestAtMost, value);
      } else {
        smallestAbove = Math.min(smallestAbove, value);
      }
    }

    void add(Side other) {
      atMost += other.atMost;
      largestAtMost = Math.max(largestAtMost, other.largestAtMost);
      smallestAbove = Math.min(smallestAbove, other.smallestAbove);
    }

    /** Whether the quantile (R's type 7) of that many values is above the limit. */
    boolean isAbove(long values) {
      double position = (values - 1) * probability;
      long below = (long) Math.floor(position);
      if (atMost != below + 1 || atMost == values) {
        return atMost <= below;
      }
      // The limit lies between the two values that the quantile is interpolated from.
      return largestAtMost + (position - below) * (smallestAbove - largestAtMost) > limit;
    }
  }
}
