package ml.spred.spark.benchmark;

import java.util.Arrays;
import java.util.Locale;

/**
 * A mean over splits and its standard error {@code sd / √count}, sd with n − 1. The splits share samples, so other patients would
 * differ by more.
 *
 * @param count number of values
 * @param mean NaN for no value
 * @param error NaN for fewer than two values
 */
public record Mean(int count, double mean, double error) {

  public static Mean of(double... values) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    double error = values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1) / values.length);
    return new Mean(values.length, mean, error);
  }

  /** The middle value, or the mean of the two in the middle; NaN for none. */
  public static double median(double... values) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** As in "87.3 ± 1.2" of hundred; a dash for no value. */
  public String percent() {
    if (count == 0) {
      return "–";
    }
    String text = String.format(Locale.ROOT, "%.1f", 100 * mean);
    return Double.isNaN(error) ? text : text + String.format(Locale.ROOT, " ± %.1f", 100 * error);
  }
}
