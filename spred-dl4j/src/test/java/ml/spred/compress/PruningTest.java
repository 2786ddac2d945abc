package ml.spred.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import ml.spred.InputException;
import ml.spred.image.ImageShape;
import ml.spred.network.Grouping;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Sgd;

class PruningTest {
  private static final ImageShape IMAGE = new ImageShape(1, 6, 6);

  private static MultiLayerNetwork network() {
    return PlainNetworks.multilayer(
        new NeuralNetConfiguration.Builder().seed(2).dataType(DataType.FLOAT).updater(new Sgd(0.1)), IMAGE, 10, 50, 20);
  }

  @Test
  void countsWeightsAndNothingElse() {
    MultiLayerNetwork network = network();
    network.getParam("0_W").putScalar(0, 0, 0);
    network.getParam("2_b").assign(0);
    WeightCount count = WeightCount.of(network);
    assertThat(count.prunable()).isEqualTo(36 * 50 + 50 * 20 + 20 * 10);
    assertThat(count.nonZero()).isEqualTo(count.prunable() - 1);
    assertThat(count.layers()).hasSize(3);
    assertThat(count.layers().get(0).sparsity()).isCloseTo(1.0 / 1800, within(1e-12));
    assertThat(count.ratio()).isCloseTo(3000.0 / 2999, within(1e-12));
  }

  @Test
  void aThresholdTakesWhatIsBelow() {
    MultiLayerNetwork network = network();
    INDArray before = network.getParam("0_W").dup();
    Pruning.of(network).threshold(0.1);
    INDArray after = network.getParam("0_W");
    for (int in = 0; in < before.size(0); in++) {
      for (int out = 0; out < before.size(1); out++) {
        double value = before.getDouble(in, out);
        assertThat(after.getDouble(in, out)).isEqualTo(Math.abs(value) < 0.1f ? 0 : value);
      }
    }
  }

  @Test
  void aRatioIsMetWithNoWeightMore() {
    MultiLayerNetwork network = network();
    WeightCount count = Pruning.of(network).ratio(50, Pruning.Scope.GLOBAL);
    assertThat(count.nonZero()).isEqualTo(60);
    WeightCount each = Pruning.of(network()).ratio(10, Pruning.Scope.LAYER);
    assertThat(each.layers()).extracting(WeightCount.LayerCount::nonZero).containsExactly(180L, 100L, 20L);
  }

  @Test
  void keptLayersCountAndLimitWhatCanBeReached() {
    MultiLayerNetwork network = network();
    WeightCount count = Pruning.of(network).keep("layer2").ratio(10, Pruning.Scope.GLOBAL);
    assertThat(count.nonZero()).isEqualTo(300);
    assertThat(count.layers().get(2).nonZero()).isEqualTo(200);
    assertThatThrownBy(() -> Pruning.of(network()).keep("layer2").ratio(20, Pruning.Scope.GLOBAL))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("200 of 3,000").hasMessageContaining("the most is 15");
  }

  @Test
  void groupsGoAsAWhole() {
    MultiLayerNetwork network = network();
    INDArray weights = network.getParam("0_W");
    weights.getColumn(7).muli(1e-3);
    weights.getColumn(9).muli(1e-3);
    Pruning.of(network).grouping(Grouping.OUTPUTS).threshold(0.01);
    assertThat(weights.getColumn(7).eq(0).all()).isTrue();
    assertThat(weights.getColumn(9).eq(0).all()).isTrue();
    assertThat(WeightCount.of(network).nonZero()).isEqualTo(3000 - 72);
    Pruning.of(network).grouping(Grouping.INPUTS).keep("layer1", "layer2").ratio(2, Pruning.Scope.LAYER);
    assertThat(WeightCount.of(network).layers().get(0).nonZero()).isBetween(18 * 48L - 96, 18 * 48L);
  }

  @Test
  void anAccuracyDropIsUsedUpButNotPassed() {
    MultiLayerNetwork network = network();
    // An accuracy that falls by one for each weight that is gone.
    WeightCount count = Pruning.of(network).accuracyDrop(1234, model -> WeightCount.of(model).nonZero(),
        Pruning.Scope.GLOBAL);
    assertThat(count.nonZero()).isEqualTo(3000 - 1234);
    assertThat(Pruning.of(network()).accuracyDrop(0, model -> WeightCount.of(model).nonZero(), Pruning.Scope.GLOBAL).nonZero())
        .isEqualTo(3000);
  }

  /** The last layer has the largest weights: compared with all, it would go last. */
  @Test
  void anAccuracyDropMayTakeTheSameShareOfEachLayer() {
    MultiLayerNetwork network = network();
    network.getParam("2_W").muli(100);
    INDArray first = network.getParam("0_W").dup();
    WeightCount count = Pruning.of(network).accuracyDrop(1500, model -> WeightCount.of(model).nonZero(), Pruning.Scope.LAYER);
    assertThat(count.nonZero()).isEqualTo(1500);
    assertThat(count.layers()).extracting(WeightCount.LayerCount::nonZero).containsExactly(900L, 500L, 100L);
    double median = median(first);
    INDArray left = network.getParam("0_W");
    for (int in = 0; in < first.size(0); in++) {
      for (int out = 0; out < first.size(1); out++) {
        assertThat(left.getDouble(in, out) != 0).isEqualTo(Math.abs(first.getDouble(in, out)) >= median);
      }
    }
  }

  /** The smallest size of the larger half. */
  private static double median(INDArray values) {
    double[] sizes = Arrays.stream(values.dup('c').reshape(values.length()).toDoubleVector()).map(Math::abs).sorted().toArray();
    return sizes[sizes.length / 2];
  }

  @Test
  void aRatioBelowOneIsRefused() {
    assertThatThrownBy(() -> Pruning.of(network()).ratio(0.5, Pruning.Scope.GLOBAL)).hasMessageContaining("at least 1");
  }
}
