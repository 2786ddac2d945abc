package ml.spred.compress;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ml.spred.network.ParameterTensor;
import ml.spred.network.ParameterTensor.Role;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.api.ops.impl.reduce.longer.CountNonZero;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How sparse a network is. The one rule of counting: prunable are all entries of the weights of dense, convolutional, recurrent
 * and embedding layers, the first and the last layer among them, whether a method prunes them or not; biases, batch
 * normalisation and frozen layers are not counted. The compression ratio is all prunable weights by those that are not exactly
 * zero.
 *
 * @param layers one entry for each array of weights, in the network's order
 */
public record WeightCount(List<LayerCount> layers) {
  /**
   * One array of weights.
   *
   * @param layer name of layer or vertex
   * @param key DL4J's key of the array
   * @param weights entries
   * @param nonZero entries that are not exactly zero
   */
  public record LayerCount(String layer, String key, long weights, long nonZero) {
    /** Share of exact zeros, 0 … 1. */
    public double sparsity() {
      return 1 - (double) nonZero / weights;
    }
  }

  public WeightCount {
    layers = List.copyOf(layers);
  }

  /** Counts the weights of a network. */
  public static WeightCount of(Model network) {
    List<LayerCount> layers = new ArrayList<>();
    for (ParameterTensor tensor : ParameterTensor.of(network)) {
      if (tensor.role() == Role.WEIGHT) {
        long nonZero = Nd4j.getExecutioner().exec(new CountNonZero(tensor.values().flat())).getLong(0);
        layers.add(new LayerCount(tensor.part(), tensor.key(), tensor.length(), nonZero));
      }
    }
    return new WeightCount(layers);
  }

  /** All prunable weights. */
  public long prunable() {
    return layers.stream().mapToLong(LayerCount::weights).sum();
  }

  /** Those that are not exactly zero. */
  public long nonZero() {
    return layers.stream().mapToLong(LayerCount::nonZero).sum();
  }

  /** Prunable weights by non-zero ones; infinite when none is left. */
  public double ratio() {
    return (double) prunable() / nonZero();
  }

  /** Share of exact zeros among the prunable weights, 0 … 1. */
  public double sparsity() {
    return 1 - (double) nonZero() / prunable();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,d of %,d weights (compression ratio %.3g)", nonZero(), prunable(), ratio());
  }
}
