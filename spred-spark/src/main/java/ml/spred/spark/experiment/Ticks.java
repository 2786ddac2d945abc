package ml.spred.spark.experiment;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import ml.spred.spark.experiment.Figure.Axis;

/** Where values of an axis lie in a picture, and which of them are written down. */
final class Ticks {
  private static final int ABOUT = 5;

  private final boolean logarithmic;
  private final double low;
  private final double high;
  private final double start;
  private final double end;

  /** @param start of the axis in the picture, where its lowest value is */
  Ticks(Axis axis, double[] values, double start, double end) {
    this.logarithmic = axis.logarithmic();
    double smallest = Arrays.stream(values).map(this::scale).min().orElse(0);
    double largest = Arrays.stream(values).map(this::scale).max().orElse(1);
    double margin = largest > smallest ? 0.03 * (largest - smallest) : 0.5;
    this.low = smallest - margin;
    this.high = largest + margin;
    this.start = start;
    this.end = end;
  }

  private double scale(double value) {
    return logarithmic ? Math.log10(value) : value;
  }

  double place(double value) {
    return start + (scale(value) - low) / (high - low) * (end - start);
  }

  /** The value, or the end of the axis that it is beyond. */
  double within(double value) {
    double lowest = logarithmic ? Math.pow(10, low) : low;
    double highest = logarithmic ? Math.pow(10, high) : high;
    return Math.max(lowest, Math.min(highest, value));
  }

  double[] values() {
    if (logarithmic && high - low >= 1) {
      int step = (int) Math.ceil((high - low) / (ABOUT + 3));
      return IntStream.rangeClosed((int) Math.ceil(low), (int) Math.floor(high)).filter(power -> Math.floorMod(power, step) == 0)
          .mapToDouble(power -> Math.pow(10, power)).toArray();
    }
    double from = logarithmic ? Math.pow(10, low) : low;
    double to = logarithmic ? Math.pow(10, high) : high;
    double raw = (to - from) / ABOUT;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double step = DoubleStream.of(1, 2, 5, 10).map(factor -> factor * power).filter(size -> size >= raw * 0.999).findFirst()
        .orElse(raw);
    return IntStream.rangeClosed((int) Math.ceil(from / step), (int) Math.floor(to / step)).mapToDouble(k -> k * step).toArray();
  }

  String label(double value) {
    if (logarithmic && high - low >= 1) {
      return String.format(Locale.ROOT, "10<tspan dy=\"-5\" font-size=\"9\">%.0f</tspan>", Math.log10(value));
    }
    String text = String.format(Locale.ROOT, "%.4f", value);
    return text.replaceFirst("\\.?0+$", "");
  }
}
