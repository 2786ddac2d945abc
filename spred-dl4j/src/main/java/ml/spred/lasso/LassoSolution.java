package ml.spred.lasso;

import java.io.Serializable;

/**
 * The minimum at one lambda, on the scale of the input.
 *
 * @param lambda strength of the penalty
 * @param features with a coefficient that is not zero, ascending
 * @param coefficients of these features
 * @param intercept 0 without one
 * @param loss {@code 1/(2·Σw)·Σ w_i·(y_i − b0 − x_i·b)²}
 * @param penalty the rest of the objective
 * @param gap duality gap relative to the objective: what the objective exceeds its minimum by is at most this share of it; 0 where
 *     the objective is 0
 * @param steps Newton steps
 * @param passes dot products with a feature, divided by the number of features: what was read of X in whole passes
 */
public record LassoSolution(
    double lambda,
    int[] features,
    double[] coefficients,
    double intercept,
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

  /** Writes {@code b0 + x·b} of every sample, {@code [samples]}. */
  public double[] predict(LassoMatrix x) {
    double[] result = new double[x.numSamples()];
    java.util.Arrays.fill(result, intercept);
    double[] column = new double[result.length];
    for (int k = 0; k < features.length; k++) {
      x.column(features[k], column);
      Dots.add(result, coefficients[k], column);
    }
    return result;
  }

  /** The coefficients of all features, {@code [features]}. */
  public double[] dense(int numFeatures) {
    double[] result = new double[numFeatures];
    for (int k = 0; k < features.length; k++) {
      result[features[k]] = coefficients[k];
    }
    return result;
  }
}
