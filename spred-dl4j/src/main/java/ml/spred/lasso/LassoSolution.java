package ml.spred.lasso;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The minimum at one lambda, on the scale of the input.
 *
 * @param lambda strength of the penalty
 * @param features with a coefficient that is not zero, ascending
 * @param coefficients of these features, {@code [features][outputs]}
 * @param intercept {@code [outputs]}, 0 without one
 * @param loss the data term, {@code 1/(2·Σw)·Σ w_i·‖y_i − b0 − x_i·b‖²} for squared loss
 * @param penalty the rest of the objective
 * @param gap duality gap relative to the objective: what the objective exceeds its minimum by is at most this share of it; 0
 *     where the objective is 0
 * @param steps Newton steps or iterations so far
 * @param passes dot products with a feature so far, divided by the number of features: what was read of X in whole passes; NaN
 *     where it is not counted
 */
public record LassoSolution(
    double lambda,
    int[] features,
    double[][] coefficients,
    double[] intercept,
    double loss,
    double penalty,
    double gap,
    int steps,
    double passes)
    implements Serializable {

  /** The value of the objective. */
  public double objective() {
    return loss + penalty;
  }

  /** {@code b0 + x·b} of every sample, {@code [samples]} output after output. */
  public double[] predict(LassoMatrix x) {
    int samples = x.numSamples();
    double[] result = new double[samples * intercept.length];
    for (int output = 0; output < intercept.length; output++) {
      Arrays.fill(result, output * samples, (output + 1) * samples, intercept[output]);
    }
    double[] column = new double[samples];
    for (int k = 0; k < features.length; k++) {
      x.column(features[k], column);
      for (int output = 0; output < intercept.length; output++) {
        for (int sample = 0; coefficients[k][output] != 0 && sample < samples; sample++) {
          result[output * samples + sample] += coefficients[k][output] * column[sample];
        }
      }
    }
    return result;
  }

  /** The coefficients of all features for one output, {@code [features]}. */
  public double[] dense(int numFeatures, int output) {
    double[] result = new double[numFeatures];
    for (int k = 0; k < features.length; k++) {
      result[features[k]] = coefficients[k][output];
    }
    return result;
  }
}
