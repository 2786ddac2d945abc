package ml.spred.compress;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.spred.compress.ChannelNode.Kind;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CenterLossOutputLayer;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Reads a DL4J network as nodes between which channels flow, each after those it takes from. */
final class ChannelNodes {
  private final List<ChannelNode> nodes = new ArrayList<>();
  private final Map<String, ChannelNode> byName = new HashMap<>();

  private ChannelNodes() {}

  static List<ChannelNode> of(Model network) {
    ChannelNodes nodes = new ChannelNodes();
    if (network instanceof MultiLayerNetwork stack) {
      nodes.read(stack);
    } else if (network instanceof ComputationGraph graph) {
      nodes.read(graph);
    } else {
      throw new IllegalArgumentException("a " + network.getClass().getSimpleName() + " has no channels that could be followed.");
    }
    return nodes.nodes;
  }

  private void read(MultiLayerNetwork network) {
    ChannelNode last = add(new ChannelNode("input", Kind.INPUT, List.of(), null, Map.of()));
    for (int k = 0; k < network.getnLayers(); k++) {
      org.deeplearning4j.nn.api.Layer layer = network.getLayer(k);
      Layer configuration = layer.conf().getLayer();
      InputPreProcessor reshaping = network.getLayerWiseConfigurations().getInputPreProcess(k);
      Kind kind = reshaping == null || isFollowed(reshaping, last) ? kind(configuration) : Kind.OTHER;
      last = add(new ChannelNode(configuration.getLayerName(), kind, List.of(last), configuration, layer.paramTable()));
    }
  }

  private void read(ComputationGraph graph) {
    for (String name : graph.getConfiguration().getNetworkInputs()) {
      add(new ChannelNode(name, Kind.INPUT, List.of(), null, Map.of()));
    }
    for (int index : graph.topologicalSortOrder()) {
      String name = graph.getVertices()[index].getVertexName();
      GraphVertex vertex = graph.getConfiguration().getVertices().get(name);
      if (vertex != null) {
        List<ChannelNode> inputs = graph.getConfiguration().getVertexInputs().get(name).stream().map(byName::get).toList();
        add(read(graph, name, vertex, inputs));
      }
    }
  }

  private static ChannelNode read(ComputationGraph graph, String name, GraphVertex vertex, List<ChannelNode> inputs) {
    if (vertex instanceof LayerVertex) {
      org.deeplearning4j.nn.api.Layer layer = graph.getLayer(name);
      InputPreProcessor reshaping = ((LayerVertex) vertex).getPreProcessor();
      boolean followed = inputs.size() == 1 && (reshaping == null || isFollowed(reshaping, inputs.get(0)));
      Layer configuration = layer.conf().getLayer();
      return new ChannelNode(name, followed ? kind(configuration) : Kind.OTHER, inputs, configuration, layer.paramTable());
    }
    boolean sum = vertex instanceof ElementWiseVertex each && each.getOp() != ElementWiseVertex.Op.Product;
    boolean merge = vertex instanceof MergeVertex side && side.getMergeAxis() == MergeVertex.DEFAULT_MERGE_DIM;
    Kind kind = sum ? Kind.SUM : merge ? Kind.MERGE : Kind.OTHER;
    return new ChannelNode(name, kind, inputs, null, Map.of());
  }

  private ChannelNode add(ChannelNode node) {
    nodes.add(node);
    byName.put(node.name(), node);
    return node;
  }

  /** Flattening of images keeps each channel together; a reshaping of the network's input is no matter, as that always stays. */
  private static boolean isFollowed(InputPreProcessor reshaping, ChannelNode from) {
    return reshaping instanceof CnnToFeedForwardPreProcessor
        || reshaping instanceof FeedForwardToCnnPreProcessor && from.kind() == Kind.INPUT;
  }

  private static Kind kind(Layer layer) {
    if (layer instanceof BatchNormalization) {
      return Kind.NORM;
    }
    if (isWeighted(layer)) {
      return Kind.WEIGHTED;
    }
    return isPass(layer) ? Kind.PASS : Kind.OTHER;
  }

  private static boolean isWeighted(Layer layer) {
    if (layer instanceof DenseLayer dense) {
      return !dense.hasLayerNorm();
    }
    if (layer instanceof OutputLayer) {
      return !(layer instanceof CenterLossOutputLayer);
    }
    return layer instanceof ConvolutionLayer && !(layer instanceof Deconvolution2D || layer instanceof DepthwiseConvolution2D
        || layer instanceof SeparableConvolution2D || layer instanceof Convolution1DLayer || layer instanceof Convolution3D);
  }

  private static boolean isPass(Layer layer) {
    if (layer instanceof ActivationLayer activation) {
      return keepsZero(activation.getActivationFn());
    }
    if (layer instanceof GlobalPoolingLayer pool) {
      return pool.getPoolingType() != PoolingType.PNORM;
    }
    return layer instanceof DropoutLayer || layer instanceof ZeroPaddingLayer
        || layer instanceof SubsamplingLayer pool && pool.getPoolingType() != org.deeplearning4j.nn.conf.layers.PoolingType.PNORM;
  }

  /** Whether a function of single values takes 0 to 0; a softmax does not work on single values and takes no channel to 0. */
  static boolean keepsZero(IActivation function) {
    INDArray zeros = Nd4j.zeros(DataType.DOUBLE, 1, 2);
    return function.getActivation(zeros, false).eq(0).all();
  }
}
