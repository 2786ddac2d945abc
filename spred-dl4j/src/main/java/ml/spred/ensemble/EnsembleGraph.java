package ml.spred.ensemble;

import ml.spred.problem.Penalty;
import ml.spred.redundant.RedundantDense;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The ensemble as a DL4J graph: input {@code x}, one {@link RedundantDense} {@code first} for both heads, outputs {@code linear}
 * and {@code mlp} (those in use). Its flat parameters are those of {@link EnsembleParameters}, entry by entry, so what one has
 * trained the other can go on with. The graph's score is the factored objective without the decay of the dense layers.
 */
public final class EnsembleGraph {
  private EnsembleGraph() {}

  /** A graph with drawn parameters. */
  public static ComputationGraph create(EnsembleShape shape, Penalty penalty, IUpdater updater, DataType type, long seed) {
    ComputationGraph graph = new ComputationGraph(configuration(shape, penalty, updater, type, seed));
    graph.init();
    return graph;
  }

  /** A graph that holds the given parameters. */
  public static ComputationGraph of(EnsembleParameters parameters, Penalty penalty, IUpdater updater) {
    DataType type = parameters.flat().dataType();
    ComputationGraph graph = create(parameters.shape(), penalty, updater, type, 0);
    graph.setParams(parameters.flat());
    return graph;
  }

  /** The parameters of a graph made here. */
  public static EnsembleParameters parameters(ComputationGraph graph, EnsembleShape shape) {
    EnsembleParameters parameters = new EnsembleParameters(shape, graph.params().dataType());
    parameters.flat().assign(graph.params());
    return parameters;
  }

  private static ComputationGraphConfiguration configuration(
      EnsembleShape shape, Penalty penalty, IUpdater updater, DataType type, long seed) {
    ComputationGraphConfiguration.GraphBuilder builder = new NeuralNetConfiguration.Builder()
        .seed(seed).dataType(type).updater(updater).weightInit(WeightInit.RELU).graphBuilder().addInputs("x")
        .addLayer("first", new RedundantDense.Builder().nIn(shape.numFeatures()).nOut(shape.width()).form(shape.form())
            .decay(penalty.alpha(), penalty.beta()).activation(Activation.IDENTITY).inputGradient(false).build(), "x");
    if (shape.heads().linear()) {
      builder.addVertex("logits", new SubsetVertex(0, shape.linearWidth() - 1), "first")
          .addLayer("linear", new LossLayer.Builder(LossFunction.MCXENT).activation(Activation.SOFTMAX).build(), "logits");
    }
    if (shape.heads().mlp()) {
      addPerceptron(builder, shape);
    }
    return builder.setOutputs(outputs(shape)).build();
  }

  private static String[] outputs(EnsembleShape shape) {
    if (!shape.heads().mlp()) {
      return new String[] {"linear"};
    }
    return shape.heads().linear() ? new String[] {"linear", "mlp"} : new String[] {"mlp"};
  }

  private static void addPerceptron(ComputationGraphConfiguration.GraphBuilder builder, EnsembleShape shape) {
    builder.addVertex("hidden", new SubsetVertex(shape.linearWidth(), shape.width() - 1), "first")
        .addLayer("rectified", new ActivationLayer.Builder().activation(new RoundedRelu()).build(), "hidden");
    String below = "rectified";
    int last = shape.numDense() - 1;
    for (int layer = 0; layer < last; layer++) {
      builder.addLayer("dense" + layer, new DenseLayer.Builder().nIn(shape.denseInputs(layer)).nOut(shape.denseOutputs(layer))
          .activation(new RoundedRelu()).build(), below);
      below = "dense" + layer;
    }
    builder.addLayer("mlp", new OutputLayer.Builder(LossFunction.MCXENT).nIn(shape.denseInputs(last))
        .nOut(shape.denseOutputs(last)).activation(Activation.SOFTMAX).build(), below);
  }
}
