package ml.spred.lasso;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Samples of a regression.
 *
 * @param x {@code [samples, features]}
 * @param responses {@code [outputs][samples]}; counts or times where the family has them
 * @param events whether a sample's event was seen; null but for survival
 * @param weights {@code [samples]}; null weighs all alike
 * @param missing cells that were missing and are filled with their feature's mean in {@code x}; null for none
 */
public record LassoData(LassoMatrix x, double[][] responses, boolean[] events, double[] weights, MissingCells missing)
    implements Serializable {

  /** Nothing is missing. */
  public LassoData(LassoMatrix x, double[][] responses, boolean[] events, double[] weights) {
    this(x, responses, events, weights, null);
  }

  public int numSamples() {
    return x.numSamples();
  }

  public int numOutputs() {
    return responses.length;
  }

  /** With the means of the training samples in the cells that were missing. */
  LassoData filledBy(int[] training) {
    return missing == null ? this : new LassoData(missing.fill(x, training, weights), responses, events, weights);
  }

  /** The given samples, in the given order, filled as they are. */
  public LassoData samples(int[] samples) {
    boolean[] seen = events == null ? null : new boolean[samples.length];
    for (int k = 0; seen != null && k < samples.length; k++) {
      seen[k] = events[samples[k]];
    }
    return new LassoData(x.samples(samples), Arrays.stream(responses).map(values -> pick(values, samples))
        .toArray(double[][]::new),
        seen, weights == null ? null : pick(weights, samples));
  }

  private static double[] pick(double[] values, int[] samples) {
    return Arrays.stream(samples).mapToDouble(sample -> values[sample]).toArray();
  }
}
