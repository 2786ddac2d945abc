package ml.spred.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import ml.spred.redundant.Initialization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The pair's minima are those of the loss with the L1 penalty, as proximal gradient descent finds them. */
class NetworkMinimaTest {
  private static final double KAPPA = 4e-3;

  @BeforeEach
  void seed() {
    Nd4j.getRandom().setSeed(21);
  }

  static Stream<Grouping> groupings() {
    return Stream.of(Grouping.WEIGHTS, Grouping.INPUTS);
  }

  private static NetworkTrainer trained(MultiLayerNetwork network, Treatment treatment, MultiDataSet data, int steps) {
    NetworkTrainer trainer = Spred.of(network).weights(treatment).denseDecay(1e-3).trainer();
    for (int k = 0; k < steps; k++) {
      trainer.fit(data);
    }
    return trainer;
  }

  private static double objective(NetworkTrainer trainer, MultiDataSet data) {
    return trainer.plain().differentiate(data) + trainer.penalty();
  }

  @ParameterizedTest
  @MethodSource("groupings")
  void aConvexProblemHasOneMinimum(Grouping grouping) {
    MultiDataSet data = Networks.vectors(60).toMultiDataSet();
    MultiLayerNetwork pair = Networks.softmaxRegression(new Sgd(1));
    MultiLayerNetwork proximal = pair.clone();
    NetworkTrainer redundant = trained(pair, Redundant.of(KAPPA, grouping), data, 4000);
    NetworkTrainer reference = trained(proximal, Direct.proximal(KAPPA, grouping), data, 4000);
    assertThat(objective(redundant, data)).isCloseTo(objective(reference, data), within(1e-6));
    INDArray solution = proximal.getParam("0_W");
    assertThat(zeros(solution)).isBetween(6, 30);
    assertThat(pair.getParam("0_W").distance2(solution)).isLessThan(0.05);
  }

  /**
   * Where the landscape has many minima, the pair's one is a fixed point of the proximal steps, and the sparse point of the
   * same value.
   */
  @ParameterizedTest
  @MethodSource("groupings")
  void aMinimumOfAHiddenLayersNetworkIsOneOfTheProximalSteps(Grouping grouping) {
    MultiDataSet data = Networks.vectors(60).toMultiDataSet();
    MultiLayerNetwork pair = Networks.dense(new Sgd(1));
    NetworkTrainer redundant = trained(pair, Redundant.of(KAPPA, grouping), data, 5000);
    double value = objective(redundant, data);
    MultiLayerNetwork proximal = pair.clone();
    NetworkTrainer reference = trained(proximal, Direct.proximal(KAPPA, grouping), data, 1000);
    assertThat(objective(reference, data)).isCloseTo(value, within(2e-4));
    assertThat(proximal.params().distance2(pair.params())).isLessThan(0.15);
    assertThat(zeros(proximal.getParam("0_W"))).isBetween(20, 95);
  }

  /** The published start holds weights up that begin on the wrong side. */
  @Test
  void exactlyBalancedFactorsKeepTheirSign() {
    MultiDataSet data = Networks.vectors(60).toMultiDataSet();
    MultiLayerNetwork locked = Networks.softmaxRegression(new Sgd(0.5));
    MultiLayerNetwork free = locked.clone();
    INDArray before = Transforms.sign(locked.getParam("0_W"), true);
    trained(locked, Treatment.weights(1e-4).withInitialization(Initialization.SQUARE_ROOT), data, 80);
    trained(free, Treatment.weights(1e-4), data, 80);
    assertThat(changes(before, locked)).isZero();
    assertThat(changes(before, free)).isPositive();
  }

  private static int changes(INDArray signs, MultiLayerNetwork network) {
    return network.getParam("0_W").mul(signs).lt(0).castTo(DataType.INT).sumNumber().intValue();
  }

  private static int zeros(INDArray weights) {
    return weights.eq(0).castTo(DataType.INT).sumNumber().intValue();
  }
}
