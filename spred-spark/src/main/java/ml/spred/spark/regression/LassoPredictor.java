package ml.spred.spark.regression;

import java.io.Serializable;
import ml.spred.InputException;
import ml.spred.lasso.Family;
import ml.spred.lasso.LassoSolution;
import ml.spred.problem.MissingValues;
import org.apache.spark.ml.linalg.Vector;

/**
 * Predicts from the features that are in.
 *
 * @param numFeatures of a vector
 * @param fills what stands for a missing value of each feature that is in; null refuses them
 */
record LassoPredictor(LassoSolution solution, Family family, int numFeatures, double[] fills,
    String[] names) implements Serializable {

  static LassoPredictor of(LassoContent content, MissingValues missing) {
    LassoSolution solution = content.solution();
    double[] fills = new double[solution.features().length];
    for (int k = 0; k < fills.length && missing == MissingValues.MEAN; k++) {
      fills[k] = content.fills()[solution.features()[k]];
    }
    return new LassoPredictor(solution, content.family(), content.featureNames().length,
        missing == MissingValues.REFUSE ? null : fills, content.names(solution));
  }

  /** The expected value of each output; the log of the relative risk for survival. */
  double[] predict(Vector features) {
    if (features.size() != numFeatures) {
      throw new InputException("a vector has " + features.size() + " entries, the model was fitted on " + numFeatures
          + "; give the features of the fit in their order.");
    }
    double[] result = solution.intercept().clone();
    for (int k = 0; k < solution.features().length; k++) {
      double value = features.apply(solution.features()[k]);
      if (Double.isNaN(value)) {
        value = fill(k);
      }
      for (int output = 0; output < result.length; output++) {
        result[output] += value * solution.coefficients()[k][output];
      }
    }
    if (family == Family.POISSON) {
      result[0] = Math.exp(result[0]);
    }
    return result;
  }

  private double fill(int k) {
    if (fills == null) {
      throw new InputException("a value of feature '" + names[k] + "' (index " + solution.features()[k]
          + ") is missing (NaN), and the param missing is 'error'; set it to 'mean' or 'zero'.");
    }
    return fills[k];
  }
}
