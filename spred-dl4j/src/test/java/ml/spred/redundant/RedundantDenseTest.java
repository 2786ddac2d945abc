package ml.spred.redundant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import ml.spred.problem.Form;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class RedundantDenseTest {
  private static MultiLayerNetwork network(RedundantDense.Builder layer, boolean first) {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder().seed(5).dataType(DataType.DOUBLE).updater(new NoOp()).list();
    if (!first) {
      list.layer(new DenseLayer.Builder().nIn(6).nOut(6).activation(Activation.TANH).build());
    }
    MultiLayerNetwork network = new MultiLayerNetwork(list
        .layer(layer.nIn(6).nOut(5).activation(Activation.TANH).build())
        .layer(new OutputLayer.Builder(LossFunction.MCXENT).nIn(5).nOut(3).activation(Activation.SOFTMAX).build()).build());
    network.init();
    return network;
  }

  private static INDArray input() {
    Nd4j.getRandom().setSeed(9);
    return Nd4j.randn(DataType.DOUBLE, 8, 6);
  }

  private static INDArray target() {
    INDArray target = Nd4j.zeros(DataType.DOUBLE, 8, 3);
    for (int k = 0; k < 8; k++) {
      target.putScalar(k, k % 3, 1);
    }
    return target;
  }

  @ParameterizedTest
  @CsvSource({"GROUP, true", "GROUP, false", "ELEMENTWISE, true", "ELEMENTWISE, false"})
  void gradientsPassDl4jsOwnCheck(Form form, boolean first) {
    DataType usual = Nd4j.dataType();
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    try {
      MultiLayerNetwork network = network(new RedundantDense.Builder().form(form).decay(0.3, 0.02), first);
      assertThat(GradientCheckUtil.checkGradients(
          new GradientCheckUtil.MLNConfig().net(network).input(input()).labels(target()))).isTrue();
    } finally {
      Nd4j.setDefaultDataTypes(usual, usual);
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void aSavedNetworkComesBack(Form form) throws IOException {
    MultiLayerNetwork network = network(new RedundantDense.Builder().form(form).decay(0.3, 0.02).inputGradient(false), true);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ModelSerializer.writeModel(network, file, true);
    MultiLayerNetwork back = ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(file.toByteArray()));
    assertThat(back.output(input())).isEqualTo(network.output(input()));
    RedundantDense layer = (RedundantDense) back.getLayerWiseConfigurations().getConf(0).getLayer();
    assertThat(layer.getAlpha()).isEqualTo(0.3);
    assertThat(layer.getForm()).isEqualTo(form);
    assertThat(layer.isInputGradient()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void squareRootStartIsBalancedAndADenseStartIsKept(Form form) {
    MultiLayerNetwork network = network(
        new RedundantDense.Builder().form(form).decay(0.4, 0.1).initialization(Initialization.SQUARE_ROOT), true);
    RedundantDenseLayer layer = (RedundantDenseLayer) network.getLayer(0);
    assertBalanced(layer);
    INDArray dense = Nd4j.randn(DataType.DOUBLE, 6, 5);
    layer.unfold(dense);
    assertThat(layer.fold().sub(dense).normmaxNumber().doubleValue()).isLessThan(1e-12);
    assertBalanced(layer);
  }

  private static void assertBalanced(RedundantDenseLayer layer) {
    double mask = Math.pow(layer.getParam("U").norm2Number().doubleValue(), 2);
    double weights = Math.pow(layer.getParam("W").norm2Number().doubleValue(), 2);
    assertThat(0.4 * mask).isCloseTo(0.1 * weights, within(1e-9));
  }

  @Test
  void independentStartDrawsMaskAndWeights() {
    MultiLayerNetwork network = network(new RedundantDense.Builder().kappa(0.1), true);
    INDArray mask = network.getLayer(0).getParam("U");
    assertThat(mask.norm2Number().doubleValue()).isBetween(0.5, 6.0);
    assertThat(mask.minNumber().doubleValue()).isNegative();
  }

  @Test
  void negativeDecayIsRefused() {
    assertThatThrownBy(() -> new RedundantDense.Builder().kappa(-1)).hasMessageContaining("must be at least 0");
  }
}
