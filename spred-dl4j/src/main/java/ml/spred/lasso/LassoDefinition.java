package ml.spred.lasso;

import java.io.Serializable;
import java.util.Arrays;
import ml.spred.InputException;

/**
 * What is minimised for one output:
 * {@code 1/(2·Σw)·Σ w_i·(y_i − b0 − x_i·b)² + lambda·Σ_j f_j·(alpha·|s_j·b_j| + (1 − alpha)/2·ridgeScale·(s_j·b_j)²)}, with
 * {@code s_j} the standard deviation of feature j under {@link #standardization}, 1 without it.
 *
 * @param alpha share of the L1 penalty in (0, 1]; 1 is the Lasso
 * @param intercept whether there is an unpenalised b0
 * @param standardization whether features are penalised on the scale of their standard deviation (population, by the weights)
 * @param weights {@code [samples]} of at least 0, not all 0; null weighs all alike
 * @param factors {@code [features]}: 0 is never penalised, positive infinity excluded; null is 1 for all
 * @param nonNegative whether penalised coefficients are at least 0; those that are never penalised are free
 * @param ridgeScale what the squares are multiplied with besides, above 0; 1 but for objectives that differ there
 */
public record LassoDefinition(
    double alpha, boolean intercept, boolean standardization, double[] weights, double[] factors,
    boolean nonNegative, double ridgeScale)
    implements Serializable {

  /** The Lasso with an intercept, features as they are, all samples alike. */
  public static final LassoDefinition DEFAULT = new LassoDefinition(1, true, false, null, null, false, 1);

  /** @throws IllegalArgumentException for a share, weight or factor out of its range */
  public LassoDefinition {
    if (!(alpha > 0 && alpha <= 1)) {
      throw new IllegalArgumentException("the share of the L1 penalty is " + alpha + ", it must be above 0 and at most 1.");
    }
    if (!(ridgeScale > 0 && Double.isFinite(ridgeScale))) {
      throw new IllegalArgumentException("the scale of the squares is " + ridgeScale + ", it must be a finite number above 0.");
    }
    checkWeights(weights);
    checkFactors(factors);
  }

  private static void checkWeights(double[] weights) {
    double sum = 0;
    for (int k = 0; weights != null && k < weights.length; k++) {
      if (!(weights[k] >= 0 && Double.isFinite(weights[k]))) {
        throw new InputException("the weight of sample " + k + " is " + weights[k] + ", it must be a finite number of at least 0;"
            + " remove the sample or mend its weight.");
      }
      sum += weights[k];
    }
    if (weights != null && sum == 0) {
      throw new InputException("all " + weights.length + " sample weights are 0, at least one must be above 0.");
    }
  }

  private static void checkFactors(double[] factors) {
    for (int k = 0; factors != null && k < factors.length; k++) {
      if (!(factors[k] >= 0)) {
        throw new InputException("the penalty factor of feature " + k + " is " + factors[k]
            + ", it must be at least 0 (0: never penalised, infinity: excluded).");
      }
    }
  }

  /** Share of each sample, adding up to 1. */
  double[] shares(int samples) {
    double[] result = new double[samples];
    if (weights == null) {
      Arrays.fill(result, 1.0 / samples);
      return result;
    }
    double total = Arrays.stream(weights).sum();
    Arrays.setAll(result, k -> weights[k] / total);
    return result;
  }

  /**
   * How strongly a feature's product with the residual pulls its coefficient away from zero, to where it may be; below 0 not at
   * all.
   */
  double pull(double product) {
    return nonNegative ? product : Math.abs(product);
  }

  /** Penalty factor of a feature. */
  double factor(int feature) {
    return factors == null ? 1 : factors[feature];
  }

  public LassoDefinition withAlpha(double value) {
    return new LassoDefinition(value, intercept, standardization, weights, factors, nonNegative, ridgeScale);
  }

  public LassoDefinition withIntercept(boolean value) {
    return new LassoDefinition(alpha, value, standardization, weights, factors, nonNegative, ridgeScale);
  }

  public LassoDefinition withStandardization(boolean value) {
    return new LassoDefinition(alpha, intercept, value, weights, factors, nonNegative, ridgeScale);
  }

  public LassoDefinition withWeights(double[] value) {
    return new LassoDefinition(alpha, intercept, standardization, value, factors, nonNegative, ridgeScale);
  }

  public LassoDefinition withFactors(double[] value) {
    return new LassoDefinition(alpha, intercept, standardization, weights, value, nonNegative, ridgeScale);
  }

  public LassoDefinition withNonNegative(boolean value) {
    return new LassoDefinition(alpha, intercept, standardization, weights, factors, value, ridgeScale);
  }

  public LassoDefinition withRidgeScale(double value) {
    return new LassoDefinition(alpha, intercept, standardization, weights, factors, nonNegative, value);
  }
}
