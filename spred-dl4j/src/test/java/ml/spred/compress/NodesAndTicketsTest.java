package ml.spred.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import ml.spred.image.ImageShape;
import ml.spred.network.ParameterTensor;
import ml.spred.network.ParameterTensor.Role;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.NoOp;

/** What is counted and made of the zeros of a network. */
class NodesAndTicketsTest {
  private static MultiLayerNetwork network(Activation activation) {
    return PlainNetworks.multilayer(new NeuralNetConfiguration.Builder().seed(1).dataType(DataType.FLOAT).updater(new NoOp()),
        activation, new ImageShape(1, 2, 3), 4, 5);
  }

  private static List<ParameterTensor> weights(MultiLayerNetwork network) {
    return ParameterTensor.of(network).stream().filter(tensor -> tensor.role() == Role.WEIGHT).toList();
  }

  @Test
  void aNodeIsDeadByWhatLeavesIt() {
    MultiLayerNetwork network = network(Activation.SWISH);
    assertThat(network.getLayer(0).conf().getLayer().toString()).contains("swish");
    network.getLayer(0).getParam("W").assign(1);
    network.getLayer(0).getParam("W").putScalar(0, 0, 1e-5);
    INDArray out = network.getLayer(1).getParam("W").assign(1);
    out.getRow(1).assign(9e-5);
    out.getRow(3).assign(0);
    // Two small weights of four: the mean is not small.
    out.putScalar(4, 0, 0).putScalar(4, 1, 0);
    NodeSparsity count = NodeSparsity.of(network, NodeSparsity.THRESHOLD);
    assertThat(count).isEqualTo(new NodeSparsity(5, 2, 6 * 5 + 5 * 4, 1 + 4 + 4 + 2));
    assertThat(count.nodeSparsity()).isEqualTo(0.4);
    assertThat(count.weightSparsity()).isCloseTo(11 / 50.0, within(1e-12));
  }

  @Test
  void nodesAreCountedInDenseLayersAlone() {
    MultiLayerNetwork network = PlainNetworks.convolutional(new NeuralNetConfiguration.Builder().seed(1).updater(new NoOp()),
        new ImageShape(1, 8, 8), 3, 2, 4);
    assertThatThrownBy(() -> NodeSparsity.of(network, 1e-4)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("layer 0 is not dense");
  }

  @Test
  void aTicketHasTheZerosOfOneAndTheWeightsOfTheOther() {
    MultiLayerNetwork network = network(Activation.RELU);
    INDArray initial = network.params().dup();
    network.params().addi(1);
    Pruning.of(network).ratio(3, Pruning.Scope.GLOBAL);
    INDArray zeros = network.params().eq(0).castTo(DataType.FLOAT);
    LotteryTicket.rewind(network, initial);
    assertThat(network.params().eq(0).castTo(DataType.FLOAT).sub(zeros).norm1Number().doubleValue())
        .as("zeros, but for the biases, which begin at zero").isEqualTo(5 + 4);
    assertThat(network.params().sub(initial.mul(zeros.rsub(1))).norm1Number().doubleValue()).isZero();
  }

  @Test
  void aShuffledTicketKeepsTheNumberOfZerosOfEachLayer() {
    MultiLayerNetwork network = network(Activation.RELU);
    INDArray initial = network.params().dup();
    network.getLayer(0).getParam("W").getRow(0).assign(0);
    network.getLayer(1).getParam("W").getRow(2).assign(0);
    INDArray pruned = network.params().dup();
    LotteryTicket.rewindShuffled(network, initial, 3);
    INDArray first = network.params().dup();
    assertThat(WeightCount.of(network).layers()).extracting(WeightCount.LayerCount::nonZero).containsExactly(25L, 16L);
    assertThat(network.getLayer(0).getParam("W").getRow(0).norm1Number().doubleValue()).isPositive();
    network.params().assign(pruned);
    LotteryTicket.rewindShuffled(network, initial, 3);
    assertThat(network.params()).isEqualTo(first);
    network.params().assign(pruned);
    LotteryTicket.rewindShuffled(network, initial, 4);
    assertThat(network.params()).isNotEqualTo(first);
  }
}
