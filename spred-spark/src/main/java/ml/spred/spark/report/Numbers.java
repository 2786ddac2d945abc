package ml.spred.spark.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as a reader wants them: few digits, no locale of the machine, a dash for what is undefined. */
public final class Numbers {
  public static final String NONE = "–";
  /** The smallest upper bound that is written out. */
  private static final double SMALLEST = 1e-6;
  /** Beyond it nobody counts the zeros. */
  private static final double LARGEST_WRITTEN_OUT = 1e9;

  private Numbers() {}

  /** {@code 12,345}. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** {@code 1 gene}, {@code 2 genes}, {@code 12,345 genes}. */
  public static String count(long value, String noun) {
    return count(value) + " " + noun + (value == 1 ? "" : "s");
  }

  /** A rate 0..1 as {@code 91.7 %}, with a space that does not break. */
  public static String percent(double rate) {
    return Double.isFinite(rate) ? String.format(Locale.ROOT, "%.1f\u00a0%%", 100 * rate) : NONE;
  }

  /** A part of a whole with two significant digits: {@code 0.18 %}. */
  static String share(long part, long whole) {
    return whole == 0 ? NONE : significant(100.0 * part / whole, 2) + "\u00a0%";
  }

  /** At most four significant digits: {@code 0.01234}, {@code 0.4}, {@code 123.4}, {@code 1,234,000}, {@code 1.234e-07}. */
  public static String number(double value) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-4 || size >= LARGEST_WRITTEN_OUT)) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    if (size >= 1e6) {
      return count(new BigDecimal(value).round(new MathContext(4)).longValue());
    }
    return significant(value, 4);
  }

  /** An upper bound in two digits, rounded up and without an exponent, for what a proof pushes towards 0: {@code 0.000013}. */
  public static String bound(double value) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    // The first rounding takes away what a product such as 100 · 1e-6 has beyond its true digits.
    BigDecimal exact = new BigDecimal(Math.max(value, SMALLEST)).round(new MathContext(12));
    return exact.round(new MathContext(2, RoundingMode.UP)).stripTrailingZeros().toPlainString();
  }

  /** So many significant digits: {@code 21.1}, {@code 8.47}. */
  static String digits(double value, int digits) {
    return Double.isFinite(value) ? significant(value, digits) : NONE;
  }

  /** {@code 12.7 kB}, in thousands as disks are sold, with a space that does not break. */
  static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + "\u00a0B";
    }
    return bytes < 1_000_000 ? significant(bytes / 1e3, 3) + "\u00a0kB"
        : bytes < 1_000_000_000 ? significant(bytes / 1e6, 3) + "\u00a0MB" : significant(bytes / 1e9, 3) + "\u00a0GB";
  }

  /** {@code 0.41 ms}, {@code 2.3 s}, with a space that does not break. */
  static String seconds(double seconds) {
    if (!Double.isFinite(seconds)) {
      return NONE;
    }
    return seconds < 1e-3 ? significant(1e6 * seconds, 2) + "\u00a0µs"
        : seconds < 1 ? significant(1e3 * seconds, 2) + "\u00a0ms" : significant(seconds, 2) + "\u00a0s";
  }

  private static String significant(double value, int digits) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  static String decimals(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : NONE;
  }

  static String decimals(OptionalDouble value) {
    return decimals(value.orElse(Double.NaN));
  }
}
