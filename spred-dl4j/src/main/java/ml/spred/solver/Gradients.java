package ml.spred.solver;

import ml.spred.compute.Lanes;
import ml.spred.problem.FeatureMatrix;

/** Gradients of the loss by folded weights. */
final class Gradients {
  private Gradients() {}

  /** {@code G_i = x_iᵀ·D} of some genes, {@code [genes][width]}, in double. */
  static double[][] ofGenes(Lanes lanes, FeatureMatrix x, int[] genes, double[] delta) {
    int samples = x.numSamples();
    int width = delta.length / samples;
    double[][] gradients = new double[genes.length][width];
    lanes.forEach(genes.length, k -> {
      int offset = x.offset(genes[k]);
      for (int column = 0; column < width; column++) {
        double sum = 0;
        for (int sample = 0; sample < samples; sample++) {
          sum += x.values()[offset + sample] * delta[column * samples + sample];
        }
        gradients[k][column] = sum;
      }
    });
    return gradients;
  }
}
