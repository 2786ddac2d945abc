package ml.spred.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import ml.spred.image.ImageShape;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

class WeightHistogramsTest {
  private static MultiLayerNetwork network(int hidden) {
    return PlainNetworks.multilayer(new NeuralNetConfiguration.Builder().seed(3).dataType(DataType.FLOAT).updater(new NoOp()),
        new ImageShape(1, 2, 2), 3, hidden);
  }

  @Test
  void bothTimesShareBinsAndExactZerosAreCountedApart() {
    MultiLayerNetwork network = network(2);
    network.setParam("0_W", Nd4j.createFromArray(new float[][] {{-3, 3}, {0, 0.01f}, {-0.01f, 1}, {1, 1}}));
    WeightHistograms histograms = WeightHistograms.before(network);
    network.setParam("0_W", Nd4j.createFromArray(new float[][] {{-6.1f, 3}, {0, 0}, {0, 1}, {1, 0}}));

    WeightHistograms.Layer first = histograms.and(network).get(0);

    assertThat(first.before().layer()).isEqualTo("layer0");
    assertThat(first.before().centres()).hasSize(61);
    assertThat(first.before().centres()[0]).isEqualTo(-6.0, within(1e-6));
    assertThat(first.before().centres()[30]).isZero();
    assertThat(first.after().edges()).isEqualTo(first.before().edges());
    assertThat(first.before().zeros()).isEqualTo(1);
    assertThat(first.after().zeros()).isEqualTo(4);
    assertThat(first.before().counts()[30]).as("small weights of either sign").isEqualTo(2);
    assertThat(first.before().counts()[35]).as("ones").isEqualTo(3);
    assertThat(first.before().counts()[15]).isEqualTo(1);
    assertThat(first.after().counts()[0]).as("the largest").isEqualTo(1);
    assertThat(first.before().nonZero()).isEqualTo(7);
    assertThat(first.after().nonZero()).isEqualTo(4);
  }

  @Test
  void ofOneTimeTheBinsReachItsOwnLargestWeight() {
    MultiLayerNetwork network = network(2);
    network.setParam("0_W", Nd4j.createFromArray(new float[][] {{-3, 3}, {0, 0.01f}, {-0.01f, 1}, {1, 1}}));

    WeightHistogram first = WeightHistogram.of(network).get(0);

    assertThat(first.edges()).hasSize(62);
    assertThat(first.edges()[0]).isEqualTo(-3, within(1e-6));
    assertThat(first.edges()[61]).isEqualTo(3, within(1e-6));
    assertThat(first.counts()[0]).isEqualTo(1);
    assertThat(first.counts()[60]).isEqualTo(1);
    assertThat(first.nonZero() + first.zeros()).isEqualTo(8);
  }

  @Test
  void sizesAreCountedByPowersOfTen() {
    MultiLayerNetwork network = network(2);
    network.setParam("0_W", Nd4j.createFromArray(new float[][] {{0, -2e-3f}, {1e-30f, 50}, {0.5f, 0.5f}, {-0.5f, 0.5f}}));

    WeightHistogram sizes = WeightHistogram.ofSizes(WeightHistogram.weights(network).get(0));

    assertThat(sizes.edges()).hasSize(45).startsWith(1e-10).endsWith(10);
    assertThat(sizes.zeros()).isEqualTo(1);
    assertThat(sizes.counts()[0]).as("what is below the lowest edge").isEqualTo(1);
    assertThat(sizes.counts()[43]).as("what is above the highest").isEqualTo(1);
    assertThat(sizes.counts()[29]).as("from 1.8e-3 to 3.2e-3").isEqualTo(1);
    assertThat(sizes.shareBelow(30)).isEqualTo(3 / 8.0);
  }

  @Test
  void aNetworkOfZerosHasEmptyBins() {
    MultiLayerNetwork network = network(2);
    network.params().assign(0);

    List<WeightHistograms.Layer> layers = WeightHistograms.before(network).and(network);

    assertThat(layers).hasSize(2).allSatisfy(layer -> {
      assertThat(layer.before().counts()).containsOnly(0);
      assertThat(layer.after().zeros()).isPositive();
    });
  }

  @Test
  void anotherNetworkIsRefused() {
    assertThatThrownBy(() -> WeightHistograms.before(network(2)).and(network(3))).hasMessageContaining("other layers");
  }
}
