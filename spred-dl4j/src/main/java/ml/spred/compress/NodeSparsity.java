package ml.spred.compress;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * How many nodes of the hidden dense layers of a network are dead, and how many of its weights are small: weight decay on two
 * layers about a rectifier (or about anything that is linear near zero) is an L1 penalty on its nodes (first version of the
 * paper, section 5.1).
 *
 * @param nodes of all hidden layers
 * @param dead nodes whose outgoing weights have a mean size below the threshold
 * @param weights of all layers, biases not counted
 * @param small weights below the threshold in size
 */
public record NodeSparsity(long nodes, long dead, long weights, long small) {
  /** The published threshold. */
  public static final double THRESHOLD = 1e-4;

  /**
   * Counts.
   *
   * @param network of dense layers alone
   * @throws IllegalArgumentException for a network with other layers
   */
  public static NodeSparsity of(MultiLayerNetwork network, double threshold) {
    long nodes = 0;
    long dead = 0;
    long weights = 0;
    long small = 0;
    for (int layer = 0; layer < network.getnLayers(); layer++) {
      INDArray values = network.getLayer(layer).getParam("W");
      if (values == null || values.rank() != 2) {
        throw new IllegalArgumentException("layer " + layer + " is not dense; nodes are counted in dense layers alone.");
      }
      INDArray sizes = Transforms.abs(values);
      weights += sizes.length();
      small += sizes.lt(threshold).castTo(values.dataType()).sumNumber().longValue();
      if (layer > 0) {
        nodes += sizes.size(0);
        dead += sizes.mean(1).lt(threshold).castTo(values.dataType()).sumNumber().longValue();
      }
    }
    return new NodeSparsity(nodes, dead, weights, small);
  }

  /** Share of dead nodes, 0 … 1. */
  public double nodeSparsity() {
    return (double) dead / nodes;
  }

  /** Share of small weights, 0 … 1. */
  public double weightSparsity() {
    return (double) small / weights;
  }
}
