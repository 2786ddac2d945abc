package ml.spred.fdr;

import java.util.Arrays;
import ml.spred.compute.Lanes;
import ml.spred.compute.Memory;
import ml.spred.compute.Products;
import ml.spred.compute.Transfer;
import ml.spred.problem.FeatureMatrix;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The correlation of genes seen from the samples: {@code X·Xᵀ/n = U·D²·Uᵀ} has the eigenvalues of {@code XᵀX/n} that are not 0,
 * so that nothing of genes by genes is ever formed.
 */
final class GramSpectrum {
  /** Eigenvalues below this share of the largest are rounding of single precision. */
  private static final double RANK = 1e-5;

  private final FeatureMatrix x;
  private final RealMatrix gram;
  private final EigenDecomposition eigen;

  /** @param x standardised values {@code [samples, features]} */
  GramSpectrum(FeatureMatrix x, Lanes lanes) {
    this.x = x;
    gram = matrix(product(x, x, lanes)).scalarMultiply(1.0 / x.numSamples());
    eigen = new EigenDecomposition(gram);
  }

  /** {@code A·Bᵀ}, {@code [samples][samples]}, products in single precision. */
  static double[][] product(FeatureMatrix a, FeatureMatrix b, Lanes lanes) {
    int samples = a.numSamples();
    INDArray left = nativeMatrix(a);
    INDArray right = a == b ? left : nativeMatrix(b);
    INDArray result = Nd4j.create(DataType.FLOAT, new long[] {samples, samples}, 'f');
    Products.multiply(lanes, left, false, right, true, result);
    double[] entries = Transfer.doubles(result);
    Memory.release(result, left);
    if (a != b) {
      Memory.release(right);
    }
    double[][] rows = new double[samples][samples];
    for (int k = 0; k < entries.length; k++) {
      rows[k % samples][k / samples] = entries[k];
    }
    return rows;
  }

  private static INDArray nativeMatrix(FeatureMatrix matrix) {
    return Nd4j.create(matrix.values(), new long[] {matrix.numSamples(), matrix.numFeatures()}, 'f');
  }

  private static RealMatrix matrix(double[][] rows) {
    // Rounding of single precision must not make it unsymmetric.
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < row; column++) {
        rows[column][row] = rows[row][column];
      }
    }
    return new Array2DRowRealMatrix(rows, false);
  }

  /** {@code D²}, rounding below 0 taken away. */
  double[] eigenvalues() {
    return Arrays.stream(eigen.getRealEigenvalues()).map(value -> Math.max(0, value)).toArray();
  }

  /** Whether an eigenvalue is more than rounding. */
  boolean isPositive(double eigenvalue) {
    return eigenvalue > RANK * Arrays.stream(eigenvalues()).max().orElse(0);
  }

  /** {@code U·diag(values)·Uᵀ}, values in the order of {@link #eigenvalues}. */
  RealMatrix function(double[] values) {
    RealMatrix vectors = eigen.getV();
    RealMatrix scaled = vectors.copy();
    for (int column = 0; column < values.length; column++) {
      scaled.setColumnVector(column, vectors.getColumnVector(column).mapMultiply(values[column]));
    }
    return scaled.multiply(vectors.transpose());
  }

  /** The smallest eigenvalue of {@code XᵀX/n} over all genes, which is 0 with more genes than samples. */
  double smallest() {
    double[] sorted = Arrays.stream(eigenvalues()).sorted().toArray();
    int features = x.numFeatures();
    return features > sorted.length ? 0 : sorted[sorted.length - features];
  }

  /**
   * The weight of the identity in {@code (1 − lambda)·XᵀX/n + lambda·I} that makes the expected squared error least: the sum over
   * pairs of genes of the estimated variance of their correlation, over that of its square (Schäfer and Strimmer 2005; after
   * Ledoit and Wolf 2003). With x standardised, sums over all pairs are {@code Σ_k ‖x_k‖⁴} over the samples and {@code
   * ‖X·Xᵀ/n‖²}.
   */
  double shrinkage() {
    int samples = x.numSamples();
    double[] squares = new double[samples];
    double fourth = 0;
    double own = 0;
    for (int gene = 0; gene < x.numFeatures(); gene++) {
      double variance = 0;
      for (int k = 0; k < samples; k++) {
        double square = (double) x.get(k, gene) * x.get(k, gene);
        squares[k] += square;
        fourth += square * square;
        variance += square / samples;
      }
      own += variance * variance;
    }
    double products = Arrays.stream(squares).map(value -> value * value).sum() - fourth;
    double correlations = gram.getFrobeniusNorm() * gram.getFrobeniusNorm() - own;
    double variance = (products - samples * correlations) / samples / (samples - 1);
    return correlations <= 0 ? 1 : Math.min(1, Math.max(0, variance / correlations));
  }
}
