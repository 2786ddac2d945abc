package ml.spred.compress;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.spred.compress.Pruning.Scope;
import ml.spred.network.NetworkGradient;
import ml.spred.network.ParameterTensor;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * SynFlow (Tanaka et al. 2020): prunes a network before training, without data, so that no layer collapses. The score of a
 * weight is {@code |V|·∂R/∂|V|}, R the sum of what comes out when ones enter the network of absolute weights without its
 * nonlinearities; pruning goes in rounds, each of which scores what the last one left.
 *
 * <p>R is computed on a copy in double precision whose activations are the identity and whose batch normalisations are left
 * out, as they are the identity too before training.
 */
public final class SynFlow {
  /** Rounds of the paper. */
  public static final int ROUNDS = 100;

  private SynFlow() {}

  /**
   * Prunes to a compression ratio, the same factor in each round.
   *
   * @param image shape of what enters the network, without the axis of samples
   * @param pruning of the same network, with layers to keep or groups if wanted; its scores are replaced
   * @param ratio at least 1
   * @param rounds at least 1
   * @param scope of each round's pruning; the paper's is global
   */
  public static WeightCount prune(Model network, long[] image, Pruning pruning, double ratio, int rounds, Scope scope) {
    if (rounds < 1) {
      throw new IllegalArgumentException("SynFlow needs at least one round, not " + rounds + ".");
    }
    Model linear = linear(network);
    long[] shape = new long[image.length + 1];
    shape[0] = 1;
    System.arraycopy(image, 0, shape, 1, image.length);
    INDArray ones = Nd4j.ones(DataType.DOUBLE, shape);
    // What the labels are is no matter to the sum, but DL4J wants some.
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, output(linear, ones).shape());
    List<MultiDataSet> batch = List.of(new MultiDataSet(ones, labels));
    WeightCount count = null;
    for (int round = 1; round <= rounds; round++) {
      copyMagnitudes(network, linear);
      INDArray flow = NetworkGradient.of(linear).by(batch).muli(linear.params());
      count = pruning.scores(scores(linear, flow)).ratio(Math.pow(ratio, (double) round / rounds), scope);
    }
    return count;
  }

  private static INDArray output(Model network, INDArray input) {
    return network instanceof ComputationGraph graph ? graph.outputSingle(input) : ((MultiLayerNetwork) network).output(input);
  }

  private static String name(ParameterTensor tensor) {
    return tensor.part() + '/' + tensor.key();
  }

  private static void copyMagnitudes(Model from, Model to) {
    Map<String, ParameterTensor> sources = new HashMap<>();
    ParameterTensor.of(from).forEach(tensor -> sources.put(name(tensor), tensor));
    for (ParameterTensor target : ParameterTensor.of(to)) {
      INDArray values = sources.get(name(target)).values().flat().castTo(DataType.DOUBLE);
      target.values().flat().assign(Transforms.abs(values, true));
    }
  }

  private static WeightScores scores(Model linear, INDArray flow) {
    Map<String, double[]> scores = new HashMap<>();
    ParameterTensor.of(linear)
        .forEach(tensor -> scores.put(name(tensor), tensor.values().alike(flow, tensor.offset()).flat().toDoubleVector()));
    return tensor -> scores.get(name(tensor));
  }

  private static Model linear(Model network) {
    if (network instanceof MultiLayerNetwork stack) {
      MultiLayerConfiguration configuration = stack.getLayerWiseConfigurations().clone();
      configuration.setDataType(DataType.DOUBLE);
      configuration.getConfs().forEach(SynFlow::linearise);
      return initialised(new MultiLayerNetwork(configuration));
    }
    if (!(network instanceof ComputationGraph graph)) {
      throw new IllegalArgumentException("a " + network.getClass().getSimpleName() + " cannot be scored.");
    }
    ComputationGraphConfiguration configuration = graph.getConfiguration().clone();
    configuration.setDataType(DataType.DOUBLE);
    configuration.getVertices().values().forEach(vertex -> {
      if (vertex instanceof LayerVertex layer) {
        linearise(layer.getLayerConf());
      }
    });
    return initialised(new ComputationGraph(configuration));
  }

  private static Model initialised(Model network) {
    network.init();
    return network;
  }

  private static void linearise(NeuralNetConfiguration conf) {
    conf.setDataType(DataType.DOUBLE);
    Layer layer = conf.getLayer();
    if (layer instanceof BatchNormalization || layer instanceof ActivationLayer) {
      ActivationLayer identity = new ActivationLayer(Activation.IDENTITY);
      identity.setLayerName(layer.getLayerName());
      conf.setLayer(identity);
      return;
    }
    layer.setIDropout(null);
    if (layer instanceof BaseLayer base) {
      base.setActivationFn(new ActivationIdentity());
      base.setWeightNoise(null);
    }
    if (layer instanceof BaseOutputLayer output) {
      output.setLossFn(new SumOfOutputs());
    }
  }
}
