package ml.spred.solver;

import ml.spred.compute.Lanes;
import ml.spred.problem.FeatureMatrix;
import ml.spred.screen.GeneScreen;

/** Gradients of the loss by folded weights. */
final class Gradients {
  private Gradients() {}

  /** {@code G_i = x_iᵀ·D} of some genes, {@code [genes][width]}, in double. */
  static double[][] ofGenes(Lanes lanes, FeatureMatrix x, int[] genes, double[] delta) {
    double[][] gradients = new double[genes.length][delta.length / x.numSamples()];
    lanes.forEach(genes.length, k -> GeneScreen.gradient(x, genes[k], delta, gradients[k]));
    return gradients;
  }
}
