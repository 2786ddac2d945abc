package ml.spred.solver;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The curvature of a mean softmax cross-entropy by its logits, {@code S_s = (diag(p) − p·pᵀ)/n} for each sample s, as
 * {@code S_s = Σ ℓ·ℓᵀ} over the rows of that sample: the Cholesky factor in the order of falling probability, which has a closed form
 * (Tanabe and Sagae 1992). What is left of it once nearly all probability is spent is left out.
 *
 * @param samples sample of each row, ascending
 * @param vectors {@code ℓ}, {@code [classes, rows]}
 */
record CurvatureRows(int[] samples, INDArray vectors) {
  /** Probability of the classes that are left out. */
  private static final double NEGLIGIBLE = 0.01;

  /** @param residuals {@code (p − y)/n}, {@code [samples, classes]}, the gradient of the loss by the logits */
  static CurvatureRows of(INDArray residuals, int[] labels) {
    double[][] slopes = residuals.toDoubleMatrix();
    int classes = slopes[0].length;
    int[] samples = new int[slopes.length * classes];
    double[] vectors = new double[samples.length * classes];
    int rows = 0;
    for (int sample = 0; sample < slopes.length; sample++) {
      double[] p = Arrays.stream(slopes[sample]).map(slope -> slope * slopes.length).toArray();
      p[labels[sample]] += 1;
      int[] order = IntStream.range(0, classes).boxed()
          .sorted(Comparator.<Integer>comparingDouble(k -> -p[k]).thenComparingInt(k -> k)).mapToInt(k -> k).toArray();
      double left = 1;
      for (int k = 0; k + 1 < classes && left > NEGLIGIBLE; k++) {
        double before = left;
        left = Math.max(0, left - p[order[k]]);
        double size = Math.sqrt(p[order[k]] * left / before / slopes.length);
        if (size == 0) {
          break;
        }
        vectors[rows * classes + order[k]] = size;
        for (int j = k + 1; j < classes; j++) {
          vectors[rows * classes + order[j]] = -size * p[order[j]] / left;
        }
        samples[rows++] = sample;
      }
    }
    // A head that is certain of every sample has no curvature: one row of zeros stands for it.
    int kept = Math.max(1, rows);
    return new CurvatureRows(Arrays.copyOf(samples, kept),
        Nd4j.create(Arrays.copyOf(vectors, kept * classes), new long[] {classes, kept}, 'f').castTo(residuals.dataType()));
  }

  int count() {
    return samples.length;
  }

  /** {@code Lᵀ·logits}, {@code [rows]}. */
  double[] collect(INDArray logits) {
    double[][] values = logits.toDoubleMatrix();
    double[][] rows = vectors.transpose().toDoubleMatrix();
    double[] result = new double[count()];
    for (int row = 0; row < result.length; row++) {
      for (int k = 0; k < rows[row].length; k++) {
        result[row] += rows[row][k] * values[samples[row]][k];
      }
    }
    return result;
  }

  /** {@code L·weights}, written to {@code logits [samples, classes]}. */
  void spread(double[] weights, INDArray logits) {
    double[][] values = new double[(int) logits.size(0)][(int) logits.size(1)];
    double[][] rows = vectors.transpose().toDoubleMatrix();
    for (int row = 0; row < weights.length; row++) {
      for (int k = 0; k < rows[row].length; k++) {
        values[samples[row]][k] += rows[row][k] * weights[row];
      }
    }
    logits.assign(Nd4j.create(values).castTo(logits.dataType()));
  }
}
