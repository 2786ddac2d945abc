package ml.spred.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ml.spred.image.ImageShape;
import ml.spred.network.Direct;
import ml.spred.network.Grouping;
import ml.spred.network.NetworkTrainer;
import ml.spred.network.Spred;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Sgd;

class DeadFiltersTest {
  private static final ImageShape IMAGE = new ImageShape(3, 16, 16);

  @BeforeEach
  void seed() {
    Nd4j.getRandom().setSeed(5);
  }

  private static NeuralNetConfiguration.Builder base() {
    return new NeuralNetConfiguration.Builder().seed(2).dataType(DataType.FLOAT).updater(new Sgd(0.05));
  }

  private static INDArray images(int count) {
    return Nd4j.randn(DataType.FLOAT, count, IMAGE.channels(), IMAGE.height(), IMAGE.width());
  }

  private static MultiDataSet batch(int count) {
    INDArray labels = Nd4j.zeros(DataType.FLOAT, count, 10);
    for (int k = 0; k < count; k++) {
      labels.putScalar(k, k % 10, 1);
    }
    return new MultiDataSet(images(count), labels);
  }

  /** So that running statistics, scales, shifts and biases are none of their starting values. */
  private static void trainABit(Model network, boolean held) {
    Spred spred = Spred.of(network).updater(new Sgd(0.05));
    NetworkTrainer trainer = (held ? spred.holdZeros() : spred.weights(Direct.held(0))).trainer();
    for (int k = 0; k < 3; k++) {
      trainer.fit(batch(20));
    }
  }

  private static double difference(Model network, Model smaller) {
    INDArray images = images(8);
    return output(network, images).sub(output(smaller, images)).normmaxNumber().doubleValue();
  }

  private static INDArray output(Model network, INDArray images) {
    return network instanceof ComputationGraph graph ? graph.outputSingle(images) : ((MultiLayerNetwork) network).output(images);
  }

  @ParameterizedTest
  @EnumSource(ResNet.Block.class)
  void aResNetWithDeadFiltersComputesTheSameWhenTheyAreGone(ResNet.Block block) {
    ComputationGraph network = new ResNet(ResNet.Stem.CIFAR, block, List.of(1, 2), 8, IMAGE, 10).network(base());
    trainABit(network, false);
    Pruning.of(network).grouping(Grouping.OUTPUTS).keep("output").ratio(3, Pruning.Scope.GLOBAL);
    assertThat(DeadFilters.silence(network)).isGreaterThan(10);
    trainABit(network, true);
    WeightCount before = WeightCount.of(network);
    Model smaller = DeadFilters.remove(network);
    assertThat(difference(network, smaller)).isLessThan(1e-5);
    assertThat(WeightCount.of(smaller).prunable()).isLessThan((long) (0.75 * before.prunable()));
    assertThat(WeightCount.of(smaller).nonZero()).isLessThanOrEqualTo(before.nonZero());
  }

  @Test
  void aStreamOfResidualAdditionsGoesAsAWhole() {
    ComputationGraph network = ResNet.cifar(1, 8, IMAGE, 10).network(base());
    trainABit(network, false);
    for (String layer : new String[] {"stem", "stage1block1conv2"}) {
      network.getLayer(layer).getParam("W").get(NDArrayIndex.interval(0, 3)).assign(0);
    }
    network.getLayer("stage1block1conv1").getParam("W").get(NDArrayIndex.interval(4, 6)).assign(0);
    DeadFilters.silence(network);
    ComputationGraph smaller = (ComputationGraph) DeadFilters.remove(network);
    assertThat(smaller.getLayer("stem").getParam("W").size(0)).isEqualTo(5);
    assertThat(smaller.getLayer("stage1block1conv2").getParam("W").shape()).isEqualTo(new long[] {5, 6, 3, 3});
    assertThat(smaller.getLayer("stage2block1shortcut").getParam("W").size(1)).isEqualTo(5);
    assertThat(difference(network, smaller)).isLessThan(1e-5);
  }

  /** Two ways lead through each of 24 blocks: whatever follows all of them would never end. */
  @Test
  void deepResidualNetworksShrinkToo() {
    ComputationGraph network = ResNet.cifar(8, 2, IMAGE, 10).network(base());
    int before = (int) network.numParams();
    Pruning.of(network).grouping(Grouping.OUTPUTS).keep("output").ratio(2, Pruning.Scope.LAYER);
    DeadFilters.silence(network);
    Model smaller = DeadFilters.remove(network);
    assertThat(smaller.numParams()).isLessThan(before);
    assertThat(difference(network, smaller)).isLessThan(1e-5);
  }

  @Test
  void aFilterThatIsDeadInOneBranchOnlyStays() {
    ComputationGraph network = ResNet.cifar(1, 8, IMAGE, 10).network(base());
    trainABit(network, false);
    network.getLayer("stage1block1conv2").getParam("W").get(NDArrayIndex.interval(0, 3)).assign(0);
    DeadFilters.silence(network);
    ComputationGraph smaller = (ComputationGraph) DeadFilters.remove(network);
    assertThat(smaller.getLayer("stem").getParam("W").size(0)).isEqualTo(8);
    assertThat(difference(network, smaller)).isLessThan(1e-6);
  }

  @Test
  void aShiftBehindADeadFilterKeepsItAlive() {
    ComputationGraph network = ResNet.cifar(1, 8, IMAGE, 10).network(base());
    trainABit(network, false);
    network.getLayer("stage1block1conv1").getParam("W").get(NDArrayIndex.interval(0, 3)).assign(0);
    ComputationGraph smaller = (ComputationGraph) DeadFilters.remove(network);
    assertThat(smaller.getLayer("stage1block1conv1").getParam("W").size(0)).isEqualTo(8);
    assertThat(difference(network, smaller)).isLessThan(1e-6);
  }

  /** With the flattened image between convolution and dense layer each channel is a run of inputs. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void plainNetworksShrink(boolean convolutional) {
    MultiLayerNetwork network = convolutional ? PlainNetworks.convolutional(base(), IMAGE, 10, 8, 30)
        : PlainNetworks.multilayer(base(), IMAGE, 10, 40, 20);
    trainABit(network, false);
    String last = "layer" + (network.getnLayers() - 1);
    Pruning.of(network).grouping(Grouping.OUTPUTS).keep(last).ratio(2, Pruning.Scope.LAYER);
    DeadFilters.silence(network);
    Model smaller = DeadFilters.remove(network);
    assertThat(difference(network, smaller)).isLessThan(1e-6);
    assertThat(smaller.numParams()).isLessThan((long) (0.7 * network.numParams()));
  }

  /** An input channel that nobody reads is dead too, whoever fills it. */
  @Test
  void whatNobodyReadsGoes() {
    MultiLayerNetwork network = PlainNetworks.multilayer(base(), IMAGE, 10, 40, 20);
    trainABit(network, false);
    network.getParam("1_W").get(NDArrayIndex.interval(5, 15)).assign(0);
    MultiLayerNetwork smaller = (MultiLayerNetwork) DeadFilters.remove(network);
    assertThat(smaller.getParam("0_W").size(1)).isEqualTo(30);
    assertThat(difference(network, smaller)).isLessThan(1e-6);
  }

  @Test
  void aLayerWhoseFiltersAreAllDeadKeepsOne() {
    MultiLayerNetwork network = PlainNetworks.multilayer(base(), IMAGE, 10, 40, 20);
    trainABit(network, false);
    network.getParam("1_W").assign(0);
    DeadFilters.silence(network);
    MultiLayerNetwork smaller = (MultiLayerNetwork) DeadFilters.remove(network);
    assertThat(smaller.getParam("1_W").size(1)).isEqualTo(1);
    assertThat(difference(network, smaller)).isLessThan(1e-6);
  }

  @Test
  void layersThatAreNotFollowedKeepWhatEnters() {
    MultiLayerNetwork network = new MultiLayerNetwork(base().activation(Activation.SIGMOID).list()
        .layer(new ConvolutionLayer.Builder(3, 3).nOut(6).build()).layer(new BatchNormalization())
        .layer(new DenseLayer.Builder().nOut(9).hasLayerNorm(true).build())
        .layer(new OutputLayer.Builder().nOut(10).activation(Activation.SOFTMAX).build())
        .setInputType(InputType.convolutional(IMAGE.height(), IMAGE.width(), IMAGE.channels())).build());
    network.init();
    trainABit(network, false);
    network.getParam("0_W").get(NDArrayIndex.interval(0, 3)).assign(0);
    Model smaller = DeadFilters.remove(network);
    assertThat(smaller.numParams()).isEqualTo(network.numParams());
    assertThat(difference(network, smaller)).isLessThan(1e-6);
  }
}
