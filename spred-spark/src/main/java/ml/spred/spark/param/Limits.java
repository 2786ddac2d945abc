package ml.spred.spark.param;

import java.io.Serializable;
import java.util.Arrays;
import scala.Function1;

/** Ranges of numeric params. A value outside throws a sentence with the limit, which Spark's own refusal does not name. */
public final class Limits {
  /** Params travel with their stage, and their range with them. */
  private interface Range extends Serializable {
    boolean contains(double value);
  }

  private Limits() {}

  /** A finite number above the limit. */
  public static <T> Function1<T, Object> above(String param, double limit) {
    return check(param, value -> value > limit && Double.isFinite(value), "a finite number above " + text(limit));
  }

  /** A finite number of at least the limit. */
  public static <T> Function1<T, Object> atLeast(String param, double limit) {
    return check(param, value -> value >= limit && Double.isFinite(value), "a finite number of at least " + text(limit));
  }

  /** A whole number of at least the limit. */
  public static <T> Function1<T, Object> atLeast(String param, int limit) {
    return check(param, value -> value >= limit, "at least " + limit);
  }

  /** A number between the limits, both excluded. */
  public static <T> Function1<T, Object> between(String param, double low, double high) {
    return check(param, value -> value > low && value < high, "above " + text(low) + " and below " + text(high));
  }

  /** Nothing, or a whole number of at least the limit. */
  public static <T> Function1<T, Object> zeroOrAtLeast(String param, int limit) {
    return check(param, value -> value == 0 || value >= limit, "0 or at least " + limit);
  }

  /** An even number of at least 0. */
  public static <T> Function1<T, Object> even(String param) {
    return check(param, value -> value >= 0 && value % 2 == 0, "0 or an even number above it");
  }

  /** A number above the lower limit that does not pass the upper one. */
  public static <T> Function1<T, Object> aboveUpTo(String param, double low, double high) {
    return check(param, value -> value > low && value <= high, "above " + text(low) + " and at most " + text(high));
  }

  /** A part of a whole that is not all of it, or nothing. */
  public static <T> Function1<T, Object> shareBelowOne(String param) {
    return check(param, value -> value >= 0 && value < 1, "at least 0 and below 1");
  }

  /** A part of a whole that is not nothing. */
  public static <T> Function1<T, Object> share(String param) {
    return check(param, value -> value > 0 && value <= 1, "above 0 and at most 1");
  }

  /** At least one number, each at least 1. */
  public static Function1<int[], Object> sizes(String param) {
    return (Function1<int[], Object> & Serializable) sizes -> {
      if (sizes.length == 0 || Arrays.stream(sizes).anyMatch(size -> size < 1)) {
        throw new IllegalArgumentException(
            param + " is " + Arrays.toString(sizes) + ", it must be one or more numbers, each at least 1.");
      }
      return true;
    };
  }

  /** Numbers arrive boxed, as whatever the param holds. */
  private static <T> Function1<T, Object> check(String param, Range range, String words) {
    return (Function1<T, Object> & Serializable) value -> {
      if (!range.contains(((Number) value).doubleValue())) {
        throw new IllegalArgumentException(param + " is " + value + ", it must be " + words + ".");
      }
      return true;
    };
  }

  private static String text(double limit) {
    return limit == Math.rint(limit) ? String.valueOf((long) limit) : String.valueOf(limit);
  }
}
