package ml.spred.ensemble;

import ml.spred.compute.GeneVectors;
import ml.spred.compute.Transfer;

/**
 * How far the parameters without an L1 penalty are from rest. What leads into a unit of a dense layer, its weights and its bias, is
 * held against the tolerance as the weights of a gene are; the bias of the first layer is a unit's alone, for its weights are genes'.
 */
public final class UnitNorms {
  private UnitNorms() {}

  /** The largest norm of a gradient by the dense parameters of one unit. */
  public static double largest(EnsembleParameters gradient) {
    EnsembleShape shape = gradient.shape();
    double largest = 0;
    for (double entry : Transfer.doubles(gradient.bias())) {
      largest = Math.max(largest, Math.abs(entry));
    }
    GeneVectors slopes = GeneVectors.of(gradient.flat());
    for (int layer = 0; layer < shape.numDense(); layer++) {
      int rows = shape.denseRows().get(layer);
      double[] biases = Transfer.doubles(gradient.denseBias(layer));
      for (int unit = 0; unit < biases.length; unit++) {
        long at = shape.denseOffset(layer) + (long) unit * rows;
        largest = Math.max(largest, Math.sqrt(slopes.dot(at, slopes, at, rows) + biases[unit] * biases[unit]));
      }
    }
    return largest;
  }
}
