package ml.spred.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import ml.spred.redundant.Initialization;
import org.deeplearning4j.nn.api.Model;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/** The gradient by U, W and the dense parameters against central differences of loss plus penalty, in double. */
class NetworkGradientsTest {
  private static final double STEP = 1e-6;
  private static DataType usual;

  @BeforeAll
  static void inDouble() {
    usual = Nd4j.dataType();
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    Nd4j.getRandom().setSeed(3);
  }

  @AfterAll
  static void back() {
    Nd4j.setDefaultDataTypes(usual, usual);
  }

  static Stream<Arguments> networks() {
    return Stream.of(Treatment.weights(0.01), Treatment.outputs(0.01).withBalance(3), Treatment.inputs(0.01),
            Treatment.weights(0.01).withInitialization(Initialization.INDEPENDENT), Direct.subgradient(0.02),
                Treatment.dense(0.1),
            new SoftThreshold(0.01, -2.5))
        .flatMap(treatment -> Stream.of(
            Arguments.of(treatment, Networks.dense(Networks.sgd()), Networks.vectors(7)),
            Arguments.of(treatment, Networks.convolutional(Networks.sgd()), Networks.images(5, 6)),
            Arguments.of(treatment, Networks.residual(Networks.sgd()), Networks.images(5, 5))));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void gradientIsThatOfLossAndPenalty(Treatment treatment, Model network, DataSet data) {
    check(Spred.of(network).weights(treatment).denseDecay(0.03).trainer(), data.toMultiDataSet());
  }

  static Stream<Arguments> recurrentTreatments() {
    int[] inThrees = IntStream.range(0, 5 * 16).map(k -> k / 3).toArray();
    return Stream.of(Arguments.of(Treatment.weights(0.01)), Arguments.of(Treatment.weights(0.02).withBalance(0.5)),
        Arguments.of(Treatment.weights(0.01).withGrouping(Grouping.given(inThrees))));
  }

  @ParameterizedTest
  @MethodSource("recurrentTreatments")
  void recurrentLayersAndGivenGroups(Redundant treatment) {
    Model network = Networks.dense(Networks.sgd());
    int[] groups = IntStream.range(0, 12 * 8).map(k -> k % 7).toArray();
    check(Spred.of(network).dense("layer1").layer("layer0", Treatment.weights(0.02).withGrouping(Grouping.given(groups)))
        .trainer(),
        Networks.vectors(6).toMultiDataSet());
    if (treatment.grouping().kind() == Grouping.Kind.WEIGHT) {
      check(Spred.of(Networks.recurrent(Networks.sgd())).weights(treatment).trainer(), Networks.series(4).toMultiDataSet());
    }
  }

  private static void check(NetworkTrainer trainer, MultiDataSet batch) {
    INDArray state = trainer.state();
    trainer.plain().differentiate(batch);
    INDArray slope = trainer.trainedState().slope((int) batch.getFeatures(0).size(0)).dup();
    // Some of each array of every network; all of them would take minutes.
    long stride = Math.max(1, state.length() / 61);
    for (long k = 0; k < state.length(); k += stride) {
      double value = state.getDouble(k);
      double above = objective(trainer, batch, k, value + STEP);
      double below = objective(trainer, batch, k, value - STEP);
      state.putScalar(k, value);
      assertThat(slope.getDouble(k)).as("entry " + k).isCloseTo((above - below) / (2 * STEP), within(2e-8));
    }
  }

  private static double objective(NetworkTrainer trainer, MultiDataSet batch, long entry, double value) {
    trainer.state().putScalar(entry, value);
    trainer.fold();
    return trainer.plain().differentiate(batch) + trainer.penalty();
  }
}
