package ml.spred.lasso;

/** Weighted means and covariances of features and label over samples: all that squared loss needs to know of them. */
public interface Covariances {
  int numFeatures();

  /** Samples. */
  long count();

  /** Σ w. */
  double weight();

  /** Mean of a feature, or of the label at index {@code features}. */
  double mean(int index);

  /** {@code Σ w·(z_i − mean_i)·(z_j − mean_j)/Σw}; index {@code features} is the label. */
  double covariance(int i, int j);

  /** Variance of the label, by the weights. */
  default double labelVariance() {
    return covariance(numFeatures(), numFeatures());
  }

  /** The mean squared error {@code Σ w·(y − b0 − x·b)²/Σw} of a solution over these samples. */
  default double error(LassoSolution solution) {
    int label = numFeatures();
    double bias = mean(label) - solution.intercept()[0];
    double sum = covariance(label, label);
    for (int k = 0; k < solution.features().length; k++) {
      double b = solution.coefficients()[k][0];
      int feature = solution.features()[k];
      bias -= b * mean(feature);
      sum -= 2 * b * covariance(feature, label);
      for (int other = 0; other < solution.features().length; other++) {
        sum += b * solution.coefficients()[other][0] * covariance(feature, solution.features()[other]);
      }
    }
    return Math.max(0, sum) + bias * bias;
  }
}
