package ml.spred.solver;

import java.util.Arrays;
import java.util.stream.IntStream;
import ml.spred.compute.Transfer;
import ml.spred.screen.Strongest;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The curvature of a mean softmax cross-entropy by its logits, {@code S_s = (diag(p) − p·pᵀ)/n} for each sample s, as
 * {@code S_s = Σ ℓ·ℓᵀ} over the rows of that sample: the Cholesky factor in the order of falling probability, which has a closed form
 * (Tanabe and Sagae 1992). What is left of it once nearly all probability is spent is left out.
 */
final class CurvatureRows {
  /** Probability of the classes that are left out, relative to the mean of what the likeliest classes leave. */
  private static final double NEGLIGIBLE = 0.05;

  private final int numSamples;
  private final int classes;
  private int[] samples;
  /** {@code ℓ}, row after row. */
  private double[] entries;
  private int count;

  /**
   * @param residuals {@code (p − y)/n}, {@code [samples, classes]}, the gradient of the loss by the logits
   * @param labels class of each sample
   */
  CurvatureRows(INDArray residuals, int[] labels) {
    this.numSamples = labels.length;
    this.classes = (int) residuals.size(1);
    this.samples = new int[numSamples * classes];
    this.entries = new double[samples.length * classes];
    double[] slopes = Transfer.doubles(residuals);
    double[][] p = new double[numSamples][classes];
    double doubt = 0;
    for (int sample = 0; sample < numSamples; sample++) {
      for (int k = 0; k < classes; k++) {
        p[sample][k] = Math.max(0, slopes[k * numSamples + sample] * numSamples + (labels[sample] == k ? 1 : 0));
      }
      doubt += 1 - Arrays.stream(p[sample]).max().orElse(1);
    }
    for (int sample = 0; sample < numSamples; sample++) {
      add(sample, p[sample], NEGLIGIBLE * doubt / numSamples);
    }
    // A head that is certain of every sample has no curvature: one row of zeros stands for it.
    this.count = Math.max(1, count);
    this.samples = Arrays.copyOf(samples, count);
    this.entries = Arrays.copyOf(entries, count * classes);
  }

  private void add(int sample, double[] p, double negligible) {
    int[] order = Strongest.of(IntStream.range(0, classes), k -> p[k], classes);
    double left = 1;
    for (int k = 0; k + 1 < classes && left > negligible; k++) {
      double before = left;
      left = Math.max(0, left - p[order[k]]);
      double size = Math.sqrt(p[order[k]] * left / before / numSamples);
      if (size == 0) {
        return;
      }
      entries[count * classes + order[k]] = size;
      for (int j = k + 1; j < classes; j++) {
        entries[count * classes + order[j]] = -size * p[order[j]] / left;
      }
      samples[count++] = sample;
    }
  }

  /** Number of rows. */
  int count() {
    return count;
  }

  /** Sample of each row, ascending. */
  int[] samples() {
    return samples;
  }

  /** {@code ℓ} of all rows, {@code [classes, rows]}. */
  INDArray vectors(DataType type) {
    return Transfer.matrix(type, classes, count, entries);
  }

  /** {@code Lᵀ·logits [rows, 1]} for logits {@code [samples, classes]}. */
  INDArray collect(INDArray logits) {
    double[] values = Transfer.doubles(logits);
    double[] result = new double[count];
    for (int row = 0; row < count; row++) {
      for (int k = 0; k < classes; k++) {
        result[row] += entries[row * classes + k] * values[k * numSamples + samples[row]];
      }
    }
    return Transfer.matrix(logits.dataType(), count, 1, result);
  }

  /** Writes {@code L·weights} to {@code logits [samples, classes]}. */
  void spread(INDArray weights, INDArray logits) {
    double[] factors = Transfer.doubles(weights);
    double[] values = new double[numSamples * classes];
    for (int row = 0; row < count; row++) {
      for (int k = 0; k < classes; k++) {
        values[k * numSamples + samples[row]] += entries[row * classes + k] * factors[row];
      }
    }
    logits.assign(Transfer.matrix(logits.dataType(), numSamples, classes, values));
  }
}
