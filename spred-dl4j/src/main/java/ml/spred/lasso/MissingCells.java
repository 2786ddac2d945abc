package ml.spred.lasso;

import java.io.Serializable;
import java.util.BitSet;

/**
 * Cells of a matrix that were missing and stand for the mean of their feature, feature after feature.
 *
 * @param samples of each cell
 * @param features of each cell, ascending
 */
public record MissingCells(int[] samples, int[] features) implements Serializable {
  /**
   * The matrix with other means in these cells.
   *
   * @param training samples that the means are taken of, so that what is left out says nothing of itself
   * @param weights of all samples; null is 1 for each
   */
  LassoMatrix fill(LassoMatrix x, int[] training, double[] weights) {
    double[] values = new double[samples.length];
    for (int from = 0; from < samples.length;) {
      int to = from;
      BitSet missing = new BitSet();
      for (; to < samples.length && features[to] == features[from]; to++) {
        missing.set(samples[to]);
      }
      double mean = mean(x, features[from], missing, training, weights);
      for (; from < to; from++) {
        values[from] = mean;
      }
    }
    return x.with(samples, features, values);
  }

  /** 0 where no training sample has a value. */
  private static double mean(LassoMatrix x, int feature, BitSet missing, int[] training, double[] weights) {
    double sum = 0;
    double total = 0;
    for (int sample : training) {
      if (!missing.get(sample)) {
        double weight = weights == null ? 1 : weights[sample];
        sum += weight * x.get(sample, feature);
        total += weight;
      }
    }
    return total > 0 ? sum / total : 0;
  }
}
