package ml.spred.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import ml.spred.compress.ResNet;
import ml.spred.image.ImageShape;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** Native operations beside DL4J's own way, which a network takes that nothing was done to. */
class NativeLayersTest {
  private static final int SIDE = 11;
  private static final int CLASSES = 3;

  private static DataSet batch(int images, int side, int classes, DataType type) {
    Nd4j.getRandom().setSeed(7);
    INDArray labels = Nd4j.zeros(type, images, classes);
    for (int k = 0; k < images; k++) {
      labels.putScalar(k, k % classes, 1);
    }
    return new DataSet(Nd4j.randn(type, images, 3, side, side), labels);
  }

  /** Kernels, strides, padding, pooling and normalisation of several kinds. */
  private static MultiLayerNetwork stack(ConvolutionMode mode, DataType type) {
    MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder().seed(3).dataType(type)
        .updater(new Sgd(0.05)).activation(Activation.RELU).convolutionMode(mode).list()
        .layer(new ConvolutionLayer.Builder(3, 3).padding(1, 1).nOut(5).hasBias(false).build())
        .layer(new BatchNormalization())
        .layer(new ConvolutionLayer.Builder(3, 3).stride(2, 2).nOut(6).build())
        .layer(new SubsamplingLayer.Builder(PoolingType.MAX, new int[] {2, 2}, new int[] {1, 1}).build())
        .layer(new ConvolutionLayer.Builder(1, 1).nOut(4).build())
        .layer(new BatchNormalization.Builder().lockGammaBeta(true).build())
        .layer(new Deconvolution2D.Builder(2, 2).nOut(4).build())
        .layer(new SubsamplingLayer.Builder(PoolingType.AVG, new int[] {2, 2}, new int[] {2, 2}).build())
        .layer(new OutputLayer.Builder().nOut(CLASSES).activation(Activation.SOFTMAX).build())
        .setInputType(InputType.convolutional(SIDE, SIDE, 3)).build());
    network.init();
    return network;
  }

  private static void requireClose(INDArray one, INDArray other, double tolerance) {
    assertThat(one.shape()).isEqualTo(other.shape());
    assertThat(one.sub(other).normmaxNumber().doubleValue()).isLessThan(tolerance);
  }

  @ParameterizedTest
  @EnumSource(value = ConvolutionMode.class, names = {"Same", "Truncate"})
  void outputsAndTrainingDifferByRounding(ConvolutionMode mode) {
    DataSet batch = batch(8, SIDE, CLASSES, DataType.FLOAT);
    MultiLayerNetwork plain = stack(mode, DataType.FLOAT);
    MultiLayerNetwork fast = NativeLayers.use(plain.clone());
    requireClose(fast.output(batch.getFeatures()), plain.output(batch.getFeatures()), 1e-5);
    for (int step = 0; step < 4; step++) {
      plain.fit(batch);
      fast.fit(batch);
      assertThat(fast.score()).isCloseTo(plain.score(), within(1e-5));
    }
    // Running statistics are among them.
    requireClose(fast.params(), plain.params(), 1e-4);
    requireClose(fast.output(batch.getFeatures()), plain.output(batch.getFeatures()), 1e-4);
  }

  @Test
  void residualNetworksToo() {
    DataSet batch = batch(6, 16, 4, DataType.FLOAT);
    ComputationGraph plain = ResNet.cifar(1, 4, new ImageShape(3, 16, 16), 4)
        .network(new NeuralNetConfiguration.Builder().seed(3).dataType(DataType.FLOAT).updater(new Sgd(0.05)));
    ComputationGraph fast = NativeLayers.use(plain.clone());
    for (int step = 0; step < 3; step++) {
      plain.fit(batch);
      fast.fit(batch);
    }
    requireClose(fast.params(), plain.params(), 1e-4);
    requireClose(fast.outputSingle(batch.getFeatures()), plain.outputSingle(batch.getFeatures()), 1e-4);
  }

  /** In double nothing is given to oneDNN, which has single precision alone: gradient checks see DL4J's own way. */
  @Test
  void doublePrecisionStaysAsItWas() {
    DataSet batch = batch(5, SIDE, CLASSES, DataType.DOUBLE);
    MultiLayerNetwork plain = stack(ConvolutionMode.Truncate, DataType.DOUBLE);
    MultiLayerNetwork fast = NativeLayers.use(plain.clone());
    plain.fit(batch);
    fast.fit(batch);
    requireClose(fast.params(), plain.params(), 1e-13);
  }

  @Test
  void onlyThePlainLayersAreMeantAndEachOnce() {
    MultiLayerNetwork network = NativeLayers.use(stack(ConvolutionMode.Same, DataType.FLOAT));
    Layer[] layers = network.getLayers();
    assertThat(layers[0].getHelper()).isInstanceOf(MKLDNNConvHelper.class);
    assertThat(layers[1].getHelper()).isNotNull();
    assertThat(layers[3].getHelper()).isNotNull();
    assertThat(layers[5].getHelper()).as("without scale and shift").isNull();
    assertThat(layers[6].getHelper()).as("a subclass of the convolution").isNull();
    Object[] before = Arrays.stream(layers).map(Layer::getHelper).toArray();
    NativeLayers.use(network);
    assertThat(Arrays.stream(layers).map(Layer::getHelper).toArray()).as("not made anew").isEqualTo(before);
  }

  /** A trainer, and what asks a network for its answers, need not be told. */
  @Test
  void trainersTakeThem() {
    MultiLayerNetwork network = stack(ConvolutionMode.Truncate, DataType.FLOAT);
    Spred.of(network).kappa(1e-3).trainer();
    assertThat(network.getLayer(0).getHelper()).isNotNull();
  }
}
