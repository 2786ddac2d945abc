package ml.spred.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import ml.spred.problem.Form;
import ml.spred.problem.Heads;
import ml.spred.problem.Penalty;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

class RoundedReluTest {
  @Test
  void itIsTheRectifierAwayFromTheKink() {
    for (double z : new double[] {-5, -1, -RoundedRelu.ROUNDING, RoundedRelu.ROUNDING, 0.7, 3}) {
      assertThat(RoundedRelu.value(z)).isCloseTo(Math.max(z, 0), within(1e-15));
    }
    assertThat(RoundedRelu.value(0)).isCloseTo(RoundedRelu.ROUNDING / 4, within(1e-15));
  }

  @Test
  void theSlopeIsThatOfTheValueAndHasNoJumps() {
    INDArray inputs = Nd4j.create(IntStream.range(0, 2001).mapToDouble(k -> (k - 1000) / 1000.0).toArray(), 1, 2001);
    INDArray values = inputs.dup();
    INDArray slopes = inputs.like();
    RoundedRelu.apply(values, slopes, values.ulike());
    for (int k = 0; k < 2001; k++) {
      double z = inputs.getDouble(0, k);
      assertThat(values.getDouble(0, k)).isCloseTo(RoundedRelu.value(z), within(1e-12));
      double difference = (RoundedRelu.value(z + 1e-6) - RoundedRelu.value(z - 1e-6)) / 2e-6;
      assertThat(slopes.getDouble(0, k)).isCloseTo(difference, within(1e-5));
      if (k > 0) {
        assertThat(slopes.getDouble(0, k) - slopes.getDouble(0, k - 1)).isBetween(-1e-12, 0.002);
      }
    }
    INDArray back = new RoundedRelu().backprop(inputs.dup(), Nd4j.valueArrayOf(new long[] {1, 2001}, 3.0)).getFirst();
    assertThat(back.sub(slopes.mul(3)).normmaxNumber().doubleValue()).isLessThan(1e-12);
  }

  @Test
  void aGraphWithItIsWrittenAndRead() {
    EnsembleShape shape = new EnsembleShape(9, 3, Heads.ensemble(List.of(6, 5)), Form.GROUP);
    ComputationGraphConfiguration configuration =
        EnsembleGraph.create(shape, Penalty.group(0.1), new Sgd(0.1), DataType.DOUBLE, 1).getConfiguration();
    assertThat(ComputationGraphConfiguration.fromJson(configuration.toJson())).isEqualTo(configuration);
  }
}
