package ml.spred.simulate;

/**
 * The delay equation of Mackey and Glass (1977), {@code x′(t) = growth·x(t − delay)/(1 + x(t − delay)^exponent) − decay·x(t)},
 * with a constant past. At a delay of 17 its series is chaotic, the usual test of forecasting.
 *
 * <p>It is integrated by the classical Runge–Kutta method of order 4; the delayed value in the middle of a step comes from the
 * cubic Hermite polynomial of the two grid points about it, whose error is of the same order. The past's kink at t = 0 travels on
 * by multiples of the delay: a step that divides the delay keeps it on the grid, and so the order.
 *
 * @param growth 0.2 by default
 * @param decay 0.1 by default
 * @param exponent 10 by default
 * @param delay units of time, at least one step; 17 by default
 * @param past value for all t ≤ 0; 1.2 by default
 * @param step units of time, above 0; 0.1 by default
 */
public record MackeyGlass(double growth, double decay, double exponent, double delay, double past, double step) {
  /** What a delay may miss a multiple of the step by. */
  private static final double ROUNDING = 1e-9;

  /** @throws IllegalArgumentException for a value out of its range */
  public MackeyGlass {
    if (!(growth > 0 && decay > 0 && exponent > 0 && past >= 0)) {
      throw new IllegalArgumentException("growth is " + growth + ", decay " + decay + ", exponent " + exponent + ", past " + past
          + "; the first three must be above 0, the last at least 0.");
    }
    double steps = delay / step;
    if (!(step > 0 && steps >= 1 && Math.abs(steps - Math.rint(steps)) <= ROUNDING * steps)) {
      throw new IllegalArgumentException("the delay is " + delay + " and the step " + step
          + "; the delay must be a multiple of the step, which is above 0.");
    }
  }

  /** The standard parameters. */
  public static MackeyGlass standard() {
    return new MackeyGlass(0.2, 0.1, 10, 17, 1.2, 0.1);
  }

  public MackeyGlass withDelay(double value) {
    return new MackeyGlass(growth, decay, exponent, value, past, step);
  }

  public MackeyGlass withPast(double value) {
    return new MackeyGlass(growth, decay, exponent, delay, value, step);
  }

  public MackeyGlass withStep(double value) {
    return new MackeyGlass(growth, decay, exponent, delay, past, value);
  }

  /**
   * The series at {@code t = 0, interval, 2·interval, …}.
   *
   * @param length number of values, at least 1
   * @param interval a multiple of the step
   */
  public double[] series(int length, double interval) {
    double steps = interval / step;
    if (length < 1 || !(steps >= 1 && Math.abs(steps - Math.rint(steps)) <= ROUNDING * steps)) {
      throw new IllegalArgumentException("the length is " + length + " and the interval " + interval
          + "; the length must be at least 1 and the interval a multiple of the step " + step + ".");
    }
    int stride = (int) Math.rint(steps);
    double[] grid = integrate((length - 1) * stride);
    double[] result = new double[length];
    for (int k = 0; k < length; k++) {
      result[k] = grid[k * stride];
    }
    return result;
  }

  private double[] integrate(int steps) {
    int lag = (int) Math.rint(delay / step);
    double[] x = new double[steps + 1];
    double[] slope = new double[steps + 1];
    x[0] = past;
    slope[0] = slope(past, past);
    for (int k = 0; k < steps; k++) {
      double before = k < lag ? past : x[k - lag];
      double after = k + 1 < lag ? past : x[k + 1 - lag];
      // By Hermite's polynomial; the past is constant up to and including 0, also where its right-hand slope is not 0.
      double between = k < lag ? past : (before + after) / 2 + step * (slope[k - lag] - slope[k + 1 - lag]) / 8;
      double first = slope(x[k], before);
      double second = slope(x[k] + step / 2 * first, between);
      double third = slope(x[k] + step / 2 * second, between);
      double fourth = slope(x[k] + step * third, after);
      x[k + 1] = x[k] + step / 6 * (first + 2 * second + 2 * third + fourth);
      slope[k + 1] = slope(x[k + 1], after);
    }
    return x;
  }

  private double slope(double value, double delayed) {
    return growth * delayed / (1 + Math.pow(delayed, exponent)) - decay * value;
  }

  /**
   * A series as a regression: sample k has the values {@code s[k], s[k + spacing], …, s[k + (width − 1)·spacing]} and the target
   * {@code s[k + (width − 1)·spacing + horizon]} (Takens' embedding).
   *
   * @param series as {@link #series} gives it; parts of it, as from training to test, are embedded on their own
   * @param width values of a sample, at least 1; 4 is usual
   * @param spacing between them, at least 1; 6 is usual, at an interval of 1
   * @param horizon steps ahead, at least 1; 6 or 85 are usual
   */
  public static Embedding embed(double[] series, int width, int spacing, int horizon) {
    int reach = (width - 1) * spacing + horizon;
    if (width < 1 || spacing < 1 || horizon < 1 || series.length <= reach) {
      throw new IllegalArgumentException("the width is " + width + ", the spacing " + spacing + ", the horizon " + horizon
          + " and the series has " + series.length + " values; all must be at least 1, and the series longer than " + reach
              + ".");
    }
    double[][] samples = new double[series.length - reach][width];
    double[] targets = new double[samples.length];
    for (int k = 0; k < samples.length; k++) {
      for (int j = 0; j < width; j++) {
        samples[k][j] = series[k + j * spacing];
      }
      targets[k] = series[k + reach];
    }
    return new Embedding(samples, targets);
  }

  /**
   * Samples and their targets.
   *
   * @param samples {@code [samples][width]}, the oldest value first
   * @param targets {@code [samples]}
   */
  public record Embedding(double[][] samples, double[] targets) {}
}
