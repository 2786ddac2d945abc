package ml.spred.compress;

import ml.spred.network.ParameterTensor;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How much a network would miss each of its weights; the lowest are pruned first. */
@FunctionalInterface
public interface WeightScores {
  /** The magnitude of each weight. */
  WeightScores MAGNITUDE = tensor -> tensor.values().flat().toDoubleVector();

  /** One score for each weight, in the order in which the weights lie in memory. */
  double[] of(ParameterTensor tensor);

  /** Whether a score below zero is lower than zero: groups are then scored by the mean; else by the root mean square. */
  default boolean signed() {
    return false;
  }

  /** Scores that lie in a vector like the network's parameters {@code [n]}. */
  static WeightScores in(INDArray vector) {
    INDArray flat = vector.reshape(vector.length());
    return tensor -> tensor.values().alike(flat, tensor.offset()).flat().toDoubleVector();
  }
}
