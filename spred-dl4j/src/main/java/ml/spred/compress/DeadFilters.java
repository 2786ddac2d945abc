package ml.spred.compress;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import ml.spred.compress.ChannelNode.Kind;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Takes dead filters and neurons out of a network: their weights, their entries in the batch normalisation behind them, and
 * what the next layers read of them. The result is a smaller plain network with the same outputs.
 *
 * <p>A filter whose weights are zero is dead only when nothing behind it brings it back: a batch normalisation adds its shift,
 * and a bias does the same. {@link #silence} sets those to zero too; it changes what the network computes, so finetune after it
 * (with {@code Spred.holdZeros}), and remove at the end.
 */
public final class DeadFilters {
  private DeadFilters() {}

  /**
   * Sets the bias, and scale and shift of the batch normalisation, of all filters and neurons to zero whose weights are all
   * zero; output layers are left as they are.
   *
   * @return number of filters and neurons silenced
   */
  public static int silence(Model network) {
    List<ChannelNode> nodes = ChannelNodes.of(network);
    Set<String> outputs = outputs(network);
    int silenced = 0;
    for (ChannelNode node : nodes) {
      if (node.kind() == Kind.WEIGHTED && !outputs.contains(node.name())) {
        int[] dead = deadRows(node);
        zero(node, "b", dead);
        silenced += dead.length;
        for (ChannelNode norm : nodes) {
          if (norm.kind() == Kind.NORM && norm.inputs().get(0) == node) {
            zero(norm, BatchNormalizationParamInitializer.GAMMA, dead);
            zero(norm, BatchNormalizationParamInitializer.BETA, dead);
          }
        }
      }
    }
    return silenced;
  }

  private static int[] deadRows(ChannelNode node) {
    INDArray weights = node.weights();
    int[] others = IntStream.range(0, weights.rank()).filter(axis -> axis != node.outputAxis()).toArray();
    double[] largest = weights.normmax(others).toDoubleVector();
    return IntStream.range(0, largest.length).filter(k -> largest[k] == 0).toArray();
  }

  private static void zero(ChannelNode node, String key, int[] channels) {
    INDArray values = node.parameter(key);
    for (int k = 0; values != null && k < channels.length; k++) {
      values.putScalar(channels[k], 0);
    }
  }

  /**
   * A smaller network that computes the same. Channels that are tied by a residual addition go when all of them are dead; a
   * layer keeps at least one channel. Layers that do more with channels than dense layers, convolutions, batch normalisation,
   * pools and activations do keep all that enters them.
   *
   * @param network a MultiLayerNetwork or ComputationGraph; it stays as it is
   */
  public static Model remove(Model network) {
    List<ChannelNode> nodes = ChannelNodes.of(network);
    DeadChannels dead = new DeadChannels(nodes, outputs(network));
    Model smaller = network instanceof MultiLayerNetwork stack ? shrink(stack, nodes, dead)
        : shrink((ComputationGraph) network, nodes, dead);
    List<ChannelNode> targets = ChannelNodes.of(smaller);
    for (int k = 0; k < nodes.size(); k++) {
      copy(nodes.get(k), dead, targets.get(k));
    }
    return smaller;
  }

  /** Names of the output layers, whose neurons are the classes and never go. */
  public static Set<String> outputs(Model network) {
    return network instanceof MultiLayerNetwork stack
        ? Set.of(stack.getLayer(stack.getnLayers() - 1).conf().getLayer().getLayerName())
        : Set.copyOf(((ComputationGraph) network).getConfiguration().getNetworkOutputs());
  }

  private static MultiLayerNetwork shrink(MultiLayerNetwork network, List<ChannelNode> nodes, DeadChannels dead) {
    MultiLayerConfiguration configuration = network.getLayerWiseConfigurations().clone();
    for (int k = 0; k < network.getnLayers(); k++) {
      ChannelNode node = nodes.get(k + 1);
      resize(configuration.getConf(k).getLayer(), configuration.getInputPreProcess(k), node, dead);
    }
    MultiLayerNetwork smaller = new MultiLayerNetwork(configuration);
    smaller.init();
    return smaller;
  }

  private static ComputationGraph shrink(ComputationGraph graph, List<ChannelNode> nodes, DeadChannels dead) {
    ComputationGraphConfiguration configuration = graph.getConfiguration().clone();
    for (ChannelNode node : nodes) {
      if (configuration.getVertices().get(node.name()) instanceof LayerVertex vertex) {
        resize(vertex.getLayerConf().getLayer(), vertex.getPreProcessor(), node, dead);
      }
    }
    ComputationGraph smaller = new ComputationGraph(configuration);
    smaller.init();
    return smaller;
  }

  private static void resize(Layer layer, InputPreProcessor reshaping, ChannelNode node, DeadChannels dead) {
    int[] inputs = inputs(node, dead);
    int[] outputs = kept(dead.stays(node));
    if (reshaping instanceof CnnToFeedForwardPreProcessor flattened && dead.stays(node.inputs().get(0)) != null) {
      flattened.setNumChannels(kept(dead.stays(node.inputs().get(0))).length);
    }
    if (layer instanceof FeedForwardLayer sized && (node.kind() == Kind.WEIGHTED || node.kind() == Kind.NORM)) {
      if (inputs != null) {
        sized.setNIn(inputs.length);
      }
      if (outputs != null) {
        sized.setNOut(outputs.length);
      }
    }
  }

  /** Which inputs of a layer stay, flattened images taken apart into their values; null for all. */
  private static int[] inputs(ChannelNode node, DeadChannels dead) {
    boolean[] stays = node.inputs().isEmpty() ? null : dead.stays(node.inputs().get(0));
    if (stays == null || node.kind() != Kind.WEIGHTED) {
      return kept(stays);
    }
    int run = (int) (node.weights().size(node.inputAxis()) / stays.length);
    return IntStream.range(0, stays.length * run).filter(k -> stays[k / run]).toArray();
  }

  private static int[] kept(boolean[] stays) {
    return stays == null ? null : IntStream.range(0, stays.length).filter(k -> stays[k]).toArray();
  }

  private static void copy(ChannelNode from, DeadChannels dead, ChannelNode to) {
    int[] inputs = inputs(from, dead);
    int[] outputs = kept(dead.stays(from));
    for (Map.Entry<String, INDArray> entry : from.parameters().entrySet()) {
      INDArray values = entry.getValue();
      if (from.kind() == Kind.WEIGHTED && entry.getKey().equals("W")) {
        values = chosen(chosen(values, from.inputAxis(), inputs), from.outputAxis(), outputs);
      } else if (from.kind() == Kind.WEIGHTED || from.kind() == Kind.NORM) {
        values = chosen(values, values.rank() - 1, outputs);
      }
      to.parameter(entry.getKey()).assign(values.reshape(to.parameter(entry.getKey()).shape()));
    }
  }

  private static INDArray chosen(INDArray values, int axis, int[] indices) {
    if (indices == null || indices.length == values.size(axis)) {
      return values;
    }
    long[] shape = values.shape().clone();
    shape[axis] = indices.length;
    INDArray result = Nd4j.create(values.dataType(), shape);
    for (int k = 0; k < indices.length; k++) {
      slice(result, axis, k).assign(slice(values, axis, indices[k]));
    }
    return result;
  }

  private static INDArray slice(INDArray values, int axis, int index) {
    INDArrayIndex[] at = new INDArrayIndex[values.rank()];
    Arrays.fill(at, NDArrayIndex.all());
    at[axis] = NDArrayIndex.interval(index, index + 1);
    return values.get(at);
  }
}
