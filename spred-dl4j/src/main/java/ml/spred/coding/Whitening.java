package ml.spred.coding;

import java.io.Serializable;
import java.util.Arrays;
import ml.spred.InputException;
import ml.spred.lasso.Moments;
import ml.spred.lasso.MomentsGrid;
import ml.spred.lasso.Ranges;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * ZCA whitening (Bell and Sejnowski 1997): {@code (x − mean)·E·diag(1/√(λ + ε))·Eᵀ} with the eigenvectors E and eigenvalues λ of
 * the covariance. Features are then uncorrelated with variance 1 but for ε, and stay as near to themselves as that allows: a
 * whitened patch is still a patch.
 *
 * @param mean {@code [features]}
 * @param matrix {@code [features][features]}, symmetric
 */
public record Whitening(double[] mean, double[][] matrix) implements Serializable {

  /**
   * Fits.
   *
   * @param samples {@code [samples][features]}, at least 2
   * @param share ε relative to the mean variance, above 0: directions with less are not blown up; 0.01 is usual for patches
   * @throws InputException for fewer samples, or samples that are all the same
   */
  public static Whitening fit(double[][] samples, double share) {
    int features = samples.length == 0 ? 0 : samples[0].length;
    Ranges ranges = new Ranges(features);
    Arrays.stream(samples).forEach(sample -> ranges.add(Arrays.copyOf(sample, features + 1), 1));
    Moments moments = new Moments(new MomentsGrid(ranges));
    Arrays.stream(samples).forEach(sample -> moments.add(Arrays.copyOf(sample, features + 1), 1));
    return fit(moments.packed(), share);
  }

  /** Fits to sums over samples wherever they were; the label is not looked at. */
  public static Whitening fit(Moments samples, double share) {
    if (samples.count() < 2 || !(share > 0)) {
      throw new InputException("there are " + samples.count() + " samples and the share is " + share
          + "; whitening needs at least 2 samples and a share above 0.");
    }
    int features = samples.numFeatures();
    double[] mean = new double[features];
    double[][] covariance = new double[features][features];
    double variance = 0;
    for (int i = 0; i < features; i++) {
      mean[i] = samples.mean(i);
      for (int j = 0; j < features; j++) {
        covariance[i][j] = samples.covariance(i, j);
      }
      variance += covariance[i][i] / features;
    }
    if (!(variance > 0)) {
      throw new InputException("all " + samples.count() + " samples are the same, there is nothing to whiten; give others.");
    }
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(covariance, false));
    double[] factors = Arrays.stream(eigen.getRealEigenvalues()).map(value -> Math.max(0, value)).toArray();
    for (int k = 0; k < features; k++) {
      factors[k] = 1 / Math.sqrt(factors[k] + share * variance);
    }
    double[][] vectors = eigen.getV().getData();
    double[][] matrix = new double[features][features];
    for (int i = 0; i < features; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k < features; k++) {
          sum += vectors[i][k] * factors[k] * vectors[j][k];
        }
        matrix[i][j] = sum;
        matrix[j][i] = sum;
      }
    }
    return new Whitening(mean, matrix);
  }

  /** Whitened copies. */
  public double[][] apply(double[][] samples) {
    return Arrays.stream(samples).map(this::apply).toArray(double[][]::new);
  }

  /** A whitened copy. */
  public double[] apply(double[] sample) {
    double[] result = new double[mean.length];
    for (int i = 0; i < result.length; i++) {
      double[] row = matrix[i];
      double sum = 0;
      for (int j = 0; j < row.length; j++) {
        sum += row[j] * (sample[j] - mean[j]);
      }
      result[i] = sum;
    }
    return result;
  }
}
