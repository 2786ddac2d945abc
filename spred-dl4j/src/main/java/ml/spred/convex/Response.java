package ml.spred.convex;

import java.util.Arrays;
import java.util.stream.IntStream;
import ml.spred.InputException;

/** What a linear model explains, and with it the loss. */
public sealed interface Response {
  int numSamples();

  /** Columns of coefficients. */
  int numOutputs();

  /** Whether an unpenalised intercept means anything. */
  default boolean allowsIntercept() {
    return true;
  }

  /**
   * The mean loss.
   *
   * @param outputs {@code [samples]} output after output
   */
  default double loss(double[] outputs) {
    return Losses.of(this).evaluate(outputs);
  }

  /**
   * Weights divided by their sum; alike where there are none.
   *
   * @throws InputException for a weight that is negative or not finite, or when all are 0
   */
  static double[] shares(double[] weights, int samples) {
    double[] result = new double[samples];
    if (weights == null) {
      Arrays.fill(result, 1.0 / samples);
      return result;
    }
    for (int k = 0; k < samples; k++) {
      if (!(weights[k] >= 0 && Double.isFinite(weights[k]))) {
        throw new InputException("the weight of sample " + k + " is " + weights[k] + ", it must be a finite number of at least 0;"
            + " remove the sample or mend its weight.");
      }
    }
    double sum = Arrays.stream(weights).sum();
    if (!(sum > 0)) {
      throw new InputException("all " + samples + " sample weights are 0, at least one must be above 0.");
    }
    Arrays.setAll(result, k -> weights[k] / sum);
    return result;
  }

  /**
   * Classes, explained by the softmax of the outputs: mean cross-entropy.
   *
   * @param labels 0 … numClasses − 1
   */
  record Classes(int[] labels, int numClasses) implements Response {
    /** Intercept of a class without samples, beside which those of the others are near 0: its probability is below rounding. */
    public static final double ABSENT = -60;

    @Override
    public int numSamples() {
      return labels.length;
    }

    @Override
    public int numOutputs() {
      return numClasses;
    }
  }

  /**
   * Real values, one or many outputs: half the squared distance, {@code 1/(2·Σw)·Σ w_i·‖y_i − m_i‖²}.
   *
   * @param values {@code [outputs][samples]}
   * @param weights {@code [samples]}; null weighs all alike
   */
  record Values(double[][] values, double[] weights) implements Response {
    @Override
    public int numSamples() {
      return values[0].length;
    }

    @Override
    public int numOutputs() {
      return values.length;
    }
  }

  /**
   * Counts, explained by the exponential of the output: half the mean deviance of a Poisson distribution.
   *
   * @param counts {@code [samples]}, at least 0, not all 0
   * @param weights {@code [samples]}; null weighs all alike
   */
  record Counts(double[] counts, double[] weights) implements Response {
    /** @throws InputException for a negative or infinite count, and when all are 0 */
    public Counts {
      for (int k = 0; k < counts.length; k++) {
        if (!(counts[k] >= 0 && Double.isFinite(counts[k]))) {
          throw new InputException("the count of sample " + k + " is " + counts[k]
              + ", it must be a finite number of at least 0.");
        }
      }
      double[] shares = shares(weights, counts.length);
      if (IntStream.range(0, counts.length).allMatch(k -> counts[k] * shares[k] == 0)) {
        throw new InputException("all " + counts.length + " counts are 0, at least one of a weighted sample must be above 0.");
      }
    }

    @Override
    public int numSamples() {
      return counts.length;
    }

    @Override
    public int numOutputs() {
      return 1;
    }
  }

  /**
   * Right-censored survival, explained by proportional hazards (Cox 1972): minus the mean log partial likelihood, plus that of
   * the saturated model, so that 0 is the best there is. There is no intercept.
   *
   * @param times of the event or of the end of observation, {@code [samples]}, finite
   * @param events whether the event was seen; false is censored
   * @param ties how events at the same time are counted
   * @param weights {@code [samples]}; null weighs all alike
   */
  record Survival(double[] times, boolean[] events, Ties ties, double[] weights) implements Response {
    /** @throws InputException for a time that is not finite, and when no weighted sample has an event */
    public Survival {
      for (int k = 0; k < times.length; k++) {
        if (!Double.isFinite(times[k])) {
          throw new InputException("the time of sample " + k + " is " + times[k] + ", it must be finite; remove the sample.");
        }
      }
      double[] shares = shares(weights, times.length);
      if (IntStream.range(0, times.length).noneMatch(k -> events[k] && shares[k] > 0)) {
        throw new InputException("none of the " + times.length
            + " samples has an event, all are censored; at least one event of a"
            + " weighted sample is needed.");
      }
    }

    @Override
    public int numSamples() {
      return times.length;
    }

    @Override
    public int numOutputs() {
      return 1;
    }

    @Override
    public boolean allowsIntercept() {
      return false;
    }
  }

  /** Events at the same time. */
  enum Ties {
    /** All of them at risk for each (Breslow 1974). */
    BRESLOW,
    /** Each at risk for a falling share of the others (Efron 1977). */
    EFRON
  }
}
