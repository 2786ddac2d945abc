package ml.spred.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
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

    assertThat(first.layer()).isEqualTo("layer0");
    assertThat(first.centres()).hasSize(61);
    assertThat(first.centres()[0]).isEqualTo(-6.0, within(1e-6));
    assertThat(first.centres()[30]).isZero();
    assertThat(first.zerosBefore()).isEqualTo(1);
    assertThat(first.zerosAfter()).isEqualTo(4);
    assertThat(first.before()[30]).as("small weights of either sign").isEqualTo(2);
    assertThat(first.before()[35]).as("ones").isEqualTo(3);
    assertThat(first.before()[15]).isEqualTo(1);
    assertThat(first.after()[0]).as("the largest").isEqualTo(1);
    assertThat(Arrays.stream(first.before()).sum() + first.zerosBefore()).isEqualTo(8);
    assertThat(Arrays.stream(first.after()).sum() + first.zerosAfter()).isEqualTo(8);
  }

  @Test
  void aNetworkOfZerosHasEmptyBins() {
    MultiLayerNetwork network = network(2);
    network.params().assign(0);

    List<WeightHistograms.Layer> layers = WeightHistograms.before(network).and(network);

    assertThat(layers).hasSize(2).allSatisfy(layer -> {
      assertThat(layer.before()).containsOnly(0);
      assertThat(layer.zerosAfter()).isPositive();
    });
  }

  @Test
  void anotherNetworkIsRefused() {
    assertThatThrownBy(() -> WeightHistograms.before(network(2)).and(network(3))).hasMessageContaining("other layers");
  }
}
