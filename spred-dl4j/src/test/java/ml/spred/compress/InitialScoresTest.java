package ml.spred.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import ml.spred.image.ImageShape;
import ml.spred.network.NetworkGradient;
import ml.spred.network.ParameterTensor;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.ops.transforms.Transforms;

class InitialScoresTest {
  private static final ImageShape IMAGE = new ImageShape(2, 8, 8);

  @BeforeEach
  void seed() {
    Nd4j.getRandom().setSeed(5);
  }

  private static MultiLayerNetwork small() {
    MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder().seed(2).dataType(DataType.DOUBLE)
        .updater(new Sgd(0.1)).activation(Activation.TANH).list().layer(new DenseLayer.Builder().nOut(4).build())
        .layer(new OutputLayer.Builder().nOut(3).activation(Activation.SOFTMAX).build()).setInputType(InputType.feedForward(5))
        .build());
    network.init();
    return network;
  }

  private static List<MultiDataSet> batch() {
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, 6, 3);
    for (int k = 0; k < 6; k++) {
      labels.putScalar(k, k % 3, 1);
    }
    return List.of(new MultiDataSet(Nd4j.randn(DataType.DOUBLE, 6, 5), labels));
  }

  private static double[] scores(Model network, WeightScores scores) {
    return ParameterTensor.of(network).stream().filter(t -> t.role() == ParameterTensor.Role.WEIGHT)
        .flatMapToDouble(t -> Arrays.stream(scores.of(t))).toArray();
  }

  @Test
  void snipIsTheChangeOfTheLossWhenAWeightIsScaled() {
    MultiLayerNetwork network = small();
    List<MultiDataSet> batch = batch();
    double[] scores = scores(network, InitialScores.snip(network, batch));
    INDArray weights = network.getParam("0_W");
    double value = weights.getDouble(2, 1);
    double[] loss = new double[2];
    for (int side = 0; side < 2; side++) {
      weights.putScalar(2, 1, value * (1 + (side == 0 ? 1e-6 : -1e-6)));
      loss[side] = 6 * network.score(new DataSet(batch.get(0).getFeatures(0), batch.get(0).getLabels(0)), true);
    }
    // Dense weights lie column after column.
    assertThat(scores[1 * 5 + 2]).isCloseTo(Math.abs(loss[0] - loss[1]) / 2e-6, within(1e-7));
  }

  /** The scores sum to {@code Vᵀ·H·g} over the weights, a directional derivative of the squared norm of their gradient. */
  @Test
  void graspIsTheChangeOfTheGradientsNormWhenWeightsAreScaled() {
    MultiLayerNetwork network = small();
    List<MultiDataSet> batch = batch();
    INDArray before = network.params().dup();
    double[] scores = scores(network, InitialScores.grasp(network, batch));
    assertThat(network.params()).isEqualTo(before);
    INDArray weights = network.getParam("0_W");
    double value = weights.getDouble(3, 2);
    double[] norm = new double[2];
    for (int side = 0; side < 2; side++) {
      weights.putScalar(3, 2, value * (1 + (side == 0 ? 1e-5 : -1e-5)));
      INDArray gradient = NetworkGradient.of(network).by(batch);
      for (ParameterTensor tensor : ParameterTensor.of(network)) {
        if (tensor.role() == ParameterTensor.Role.WEIGHT) {
          INDArray own = tensor.values().alike(gradient, tensor.offset()).flat();
          norm[side] += own.mul(own).sumNumber().doubleValue() / 2;
        }
      }
    }
    double slope = (norm[0] - norm[1]) / 2e-5;
    assertThat(scores[2 * 5 + 3]).isCloseTo(slope, within(1e-4 * Math.abs(slope) + 1e-7));
  }

  @Test
  void randomScoresAreThoseOfTheSeed() {
    MultiLayerNetwork network = small();
    assertThat(scores(network, InitialScores.random(3))).isEqualTo(scores(network, InitialScores.random(3)))
        .isNotEqualTo(scores(network, InitialScores.random(4))).hasSize(32).doesNotHaveDuplicates();
  }

  /** In a chain of dense layers the flow through a weight is the product of what reaches it and what leaves it. */
  @Test
  void synFlowTakesTheWeightsWithTheLeastFlowFirst() {
    MultiLayerNetwork network = small();
    INDArray first = network.getParam("0_W");
    INDArray leaving = Transforms.abs(network.getParam("1_W"), true).sum(1);
    INDArray flow = Transforms.abs(first, true).mulRowVector(leaving.reshape(1, 4));
    INDArray entering = Transforms.abs(first, true).sum(0);
    INDArray second = Transforms.abs(network.getParam("1_W"), true).mulColumnVector(entering.reshape(4, 1));
    double[] all = DoubleStream.concat(Arrays.stream(columns(flow)),
        Arrays.stream(columns(second))).sorted().toArray();
    SynFlow.prune(network, new long[] {5}, Pruning.of(network), 2, 1, Pruning.Scope.GLOBAL);
    for (int in = 0; in < 5; in++) {
      for (int out = 0; out < 4; out++) {
        assertThat(network.getParam("0_W").getDouble(in, out) == 0).isEqualTo(flow.getDouble(in, out) < all[16]);
      }
    }
  }

  private static double[] columns(INDArray matrix) {
    return matrix.dup('f').reshape('f', new long[] {matrix.length()}).toDoubleVector();
  }

  /** The point of its rounds: at a ratio where one layer could vanish, every layer keeps weights. */
  @Test
  void synFlowLosesNoLayerOfAResNet() {
    Model network = ResNet.cifar(1, 4, IMAGE, 10)
        .network(new NeuralNetConfiguration.Builder().seed(2).dataType(DataType.FLOAT).updater(new Sgd(0.1)));
    WeightCount count = SynFlow.prune(network, new long[] {2, 8, 8}, Pruning.of(network), 60, SynFlow.ROUNDS,
        Pruning.Scope.GLOBAL);
    assertThat(count.ratio()).isBetween(60.0, 62.0);
    assertThat(count.layers().stream().filter(layer -> !layer.layer().endsWith("shortcut") && !layer.layer().contains("conv")))
        .allMatch(layer -> layer.nonZero() > 0);
  }
}
