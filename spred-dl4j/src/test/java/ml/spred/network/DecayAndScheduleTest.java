package ml.spred.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import ml.spred.solver.LearningRateSchedule;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

/** Decay apart from the gradient, and rates that change by epoch. */
class DecayAndScheduleTest {
  private static final double RATE = 0.1;
  private static final double DECAY = 0.3;

  private static DataSet batch() {
    Nd4j.getRandom().setSeed(5);
    INDArray labels = Nd4j.zeros(org.nd4j.linalg.api.buffer.DataType.DOUBLE, 6, 3);
    for (int k = 0; k < 6; k++) {
      labels.putScalar(k, k % 3, 1);
    }
    return new DataSet(Nd4j.randn(org.nd4j.linalg.api.buffer.DataType.DOUBLE, 6, 12), labels);
  }

  private static INDArray after(Spred spred, MultiLayerNetwork network) {
    spred.trainer().fit(batch().toMultiDataSet());
    return network.params().dup();
  }

  @Test
  void withPlainStepsBothDecaysAreTheSame() {
    MultiLayerNetwork coupled = Networks.dense(new Sgd(RATE));
    MultiLayerNetwork decoupled = Networks.dense(new Sgd(RATE));
    INDArray first = after(Spred.of(coupled).dense("layer0", "layer1", "layer2").denseDecay(DECAY), coupled);
    INDArray second = after(Spred.of(decoupled).dense("layer0", "layer1", "layer2").denseDecay(DECAY).decoupleDenseDecay(),
        decoupled);
    // Decay of the weights before the step against that after it: they part in the square of the rate.
    assertThat(first.sub(second).normmaxNumber().doubleValue()).isPositive().isLessThan(RATE * RATE * DECAY * 2);
  }

  /** AdamW: the step of Adam without a decay, then the shrinking. */
  @Test
  void withAdamTheDecayIsApartFromTheStep() {
    MultiLayerNetwork plain = Networks.dense(new Adam(RATE));
    INDArray undecayed = after(Spred.of(plain).dense("layer0", "layer1", "layer2").denseDecay(0), plain);
    MultiLayerNetwork decoupled = Networks.dense(new Adam(RATE));
    INDArray decayed = after(Spred.of(decoupled).dense("layer0", "layer1", "layer2").denseDecay(DECAY).decoupleDenseDecay(),
        decoupled);
    assertThat(decayed.sub(undecayed.mul(1 - 2 * DECAY * RATE)).normmaxNumber().doubleValue()).isLessThan(1e-12);
  }

  @Test
  void thePairKeepsItsDecayInTheGradient() {
    MultiLayerNetwork one = Networks.softmaxRegression(new Adam(RATE));
    MultiLayerNetwork other = Networks.softmaxRegression(new Adam(RATE));
    after(Spred.of(one).kappa(0.1).denseDecay(0), one);
    after(Spred.of(other).kappa(0.1).denseDecay(0).decoupleDenseDecay(), other);
    assertThat(other.params()).isEqualTo(one.params());
  }

  @Test
  void ratesChangeByEpochAndSurviveAFile(@TempDir Path directory) throws IOException {
    EpochSchedule schedule = new EpochSchedule(0.4, LearningRateSchedule.COSINE, 4);
    assertThat(schedule.valueAt(1000, 0)).isEqualTo(0.4);
    assertThat(schedule.valueAt(0, 2)).isCloseTo(0.2, within(1e-12));
    assertThat(schedule.valueAt(0, 9)).isEqualTo(schedule.valueAt(0, 3)).isPositive();
    MultiLayerNetwork network = Networks.dense(new Sgd(1));
    NetworkTrainer trainer = Spred.of(network).kappa(1e-3).updater(new Adam(schedule)).denseDecay(DECAY).decoupleDenseDecay()
        .trainer();
    trainer.fit(batch().toMultiDataSet());
    trainer.endEpoch();
    trainer.save(directory.resolve("training.zip"));
    NetworkTrainer resumed = NetworkTrainer.load(directory.resolve("training.zip"));
    trainer.fit(batch().toMultiDataSet());
    resumed.fit(batch().toMultiDataSet());
    assertThat(resumed.network().params()).isEqualTo(trainer.network().params());
  }

  @Test
  void refusesWhatIsNoSchedule() {
    assertThatThrownBy(() -> new EpochSchedule(0, LearningRateSchedule.COSINE, 4)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the rate is 0.0 and must be above 0, the epochs are 4 and must be at least 1.");
  }
}
