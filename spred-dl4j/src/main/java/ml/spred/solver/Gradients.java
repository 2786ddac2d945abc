package ml.spred.solver;

import ml.spred.compute.Transfer;
import ml.spred.problem.FeatureMatrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Gradients of the loss by folded weights. */
final class Gradients {
  private Gradients() {}

  /** {@code G_i = x_iᵀ·D} of some genes, {@code [genes][width]}, in double. */
  static double[][] ofGenes(FeatureMatrix x, int[] genes, INDArray delta) {
    int samples = x.numSamples();
    int width = (int) delta.size(1);
    double[] outputs = Transfer.doubles(delta);
    double[][] gradients = new double[genes.length][width];
    for (int k = 0; k < genes.length; k++) {
      int offset = x.offset(genes[k]);
      for (int column = 0; column < width; column++) {
        double sum = 0;
        for (int sample = 0; sample < samples; sample++) {
          sum += x.values()[offset + sample] * outputs[column * samples + sample];
        }
        gradients[k][column] = sum;
      }
    }
    return gradients;
  }
}
