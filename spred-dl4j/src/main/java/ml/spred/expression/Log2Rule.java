package ml.spred.expression;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Whether values are on a raw intensity scale and should be log-transformed: the rule of GEO's own analysis page (GEO2R) on
 * the quantiles {@code q} of all values that are not missing: {@code q99 > 100}, or {@code max - min > 50} and {@code q25 > 0}.
 * Quantiles are those of R's {@code quantile(type = 7)}.
 */
public final class Log2Rule {
  /** Above this many values the quantiles inside are those of a random sample of so many, drawn with a fixed seed. */
  public static final int MAX_VALUES = 5_000_000;

  private static final int FIRST_CAPACITY = 1 << 16;
  private static final double LN_2 = Math.log(2);

  private double[] kept = new double[FIRST_CAPACITY];
  private long seen;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private final SplittableRandom random = new SplittableRandom(20230723L);

  private Log2Rule() {
  }

  /**
   * The quantiles that the rule looks at; all NaN where there is no value.
   *
   * @param min smallest value, exact
   * @param q25 lower quartile
   * @param median the middle value
   * @param q99 the value that one in a hundred exceeds
   * @param max largest value, exact
   */
  public record Quantiles(double min, double q25, double median, double q99, double max) {

    /** What the rule says. */
    public boolean log2Needed() {
      return q99 > 100 || max - min > 50 && q25 > 0;
    }
  }

  /** Whether the rule asks for log2, by the exact quantiles of all values of the rows, which are read once. */
  public static boolean needed(Iterable<double[]> rows) {
    Log2Evidence evidence = new Log2Evidence();
    for (double[] row : rows) {
      for (double value : row) {
        evidence.accept(value);
      }
    }
    return evidence.log2Needed();
  }

  /** The quantiles of all values of the rows; NaN is skipped. */
  public static Quantiles quantiles(Iterable<double[]> rows) {
    Log2Rule rule = new Log2Rule();
    for (double[] row : rows) {
      for (double value : row) {
        rule.accept(value);
      }
    }
    return rule.quantiles();
  }

  /**
   * {@code log2(max(x, 0) + 1)}. A value at or below zero becomes 0 rather than missing (GEO2R's NaN): background-corrected
   * intensities below zero mean "not expressed", and dropping them would lose the samples in which a gene is silent.
   * Missing stays missing.
   */
  public static double apply(double value) {
    if (Double.isNaN(value)) {
      return value;
    }
    return value > 0 ? Math.log1p(value) / LN_2 : 0;
  }

  private void accept(double value) {
    if (Double.isNaN(value)) {
      return;
    }
    min = Math.min(min, value);
    max = Math.max(max, value);
    if (seen < MAX_VALUES) {
      append(value);
    } else {
      replaceAtRandom(value);
    }
    seen++;
  }

  private void append(double value) {
    if (seen == kept.length) {
      kept = Arrays.copyOf(kept, Math.min(2 * kept.length, MAX_VALUES));
    }
    kept[(int) seen] = value;
  }

  // Reservoir sampling: each value seen so far is kept with the same probability, whatever the order of rows and columns.
  private void replaceAtRandom(double value) {
    long place = random.nextLong(seen + 1);
    if (place < MAX_VALUES) {
      kept[(int) place] = value;
    }
  }

  private Quantiles quantiles() {
    if (seen == 0) {
      return new Quantiles(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    int size = (int) Math.min(seen, MAX_VALUES);
    Arrays.sort(kept, 0, size);
    return new Quantiles(min, quantile(size, 0.25), quantile(size, 0.5), quantile(size, 0.99), max);
  }

  private double quantile(int size, double probability) {
    double position = (size - 1) * probability;
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, size - 1);
    return kept[below] + (position - below) * (kept[above] - kept[below]);
  }
}
