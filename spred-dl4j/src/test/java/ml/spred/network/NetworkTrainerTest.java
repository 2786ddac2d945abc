package ml.spred.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import ml.spred.InputException;
import ml.spred.redundant.Initialization;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaBelief;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

class NetworkTrainerTest {
  @BeforeEach
  void seed() {
    Nd4j.getRandom().setSeed(11);
  }

  static Stream<IUpdater> updaters() {
    return Stream.of(new Sgd(0.1), new Nesterovs(0.05, 0.9), new Adam(0.01), new AdaGrad(0.05), new RmsProp(0.01), new AdaDelta(),
        new AdaMax(0.01), new Nadam(0.01), new AMSGrad(0.01), new AdaBelief(0.01));
  }

  /** DL4J's fit knows all of them but AdaBelief, whose memory it fails to cut. */
  static Stream<IUpdater> updatersOfDl4j() {
    return updaters().filter(updater -> !(updater instanceof AdaBelief));
  }

  @Test
  void adaBeliefLearns() {
    MultiLayerNetwork network = Networks.dense(new AdaBelief(0.01));
    MultiDataSet batch = Networks.vectors(30).toMultiDataSet();
    NetworkTrainer trainer = Spred.of(network).kappa(1e-4).trainer();
    double first = trainer.fit(batch);
    for (int k = 0; k < 100; k++) {
      trainer.fit(batch);
    }
    assertThat(trainer.fit(batch)).isLessThan(0.5 * first);
  }

  static Stream<Grouping> groupings() {
    return Stream.of(Grouping.WEIGHTS, Grouping.OUTPUTS, Grouping.INPUTS);
  }

  /** A product of factors of 1e-20 is subnormal in single precision, and momentum would wake a factor that is only set to zero. */
  @ParameterizedTest
  @MethodSource("groupings")
  void pairsThatHaveDecayedEndAtZeroAndNotAmongSubnormalNumbers(Grouping grouping) {
    MultiLayerNetwork network = Networks.dense(new Sgd(0.1)).convertDataType(DataType.FLOAT);
    DataSet data = Networks.vectors(30);
    MultiDataSet batch = new DataSet(data.getFeatures().castTo(DataType.FLOAT), data.getLabels().castTo(DataType.FLOAT))
        .toMultiDataSet();
    NetworkTrainer trainer = Spred.of(network).weights(Treatment.weights(0.5).withGrouping(grouping))
        .updater(new Nesterovs(0.02, 0.9)).trainer();
    for (int k = 1; k < 5 * TrainedState.STEPS_TO_REST; k++) {
      trainer.fit(batch);
    }
    INDArray weights = network.getLayer(1).getParam("W");
    assertThat(zeros(weights)).isZero();
    for (int k = 0; k < 6 * TrainedState.STEPS_TO_REST; k++) {
      trainer.fit(batch);
    }
    assertThat(zeros(weights)).isEqualTo(weights.length());
    assertThat(zeros(trainer.moved())).isGreaterThan(4 * weights.length());
  }

  private static long zeros(INDArray values) {
    return values.eq(0).castTo(DataType.LONG).sumNumber().longValue();
  }

  /** Without a pair the trainer is DL4J's own fit, running statistics of the batch normalisation included. */
  @ParameterizedTest
  @MethodSource("updatersOfDl4j")
  void withoutAPairEveryUpdaterDoesWhatDl4jDoes(IUpdater updater) {
    ComputationGraph own = Networks.residual(updater);
    ComputationGraph plain = own.clone();
    NetworkTrainer trainer = Spred.of(own).weights(Treatment.dense(0)).denseDecay(0).trainer();
    for (int k = 0; k < 4; k++) {
      DataSet batch = Networks.images(6, 5);
      trainer.fit(batch.toMultiDataSet());
      plain.fit(batch);
    }
    assertThat(own.params().distance2(plain.params())).isLessThan(1e-9);
  }

  @ParameterizedTest
  @EnumSource(value = Initialization.class, names = {"SQUARE_ROOT", "FROM_DENSE"})
  void outputsBeforeTheFirstStepAreThoseOfTheNetwork(Initialization initialization) {
    for (Grouping grouping : List.of(Grouping.WEIGHTS, Grouping.OUTPUTS, Grouping.INPUTS)) {
      MultiLayerNetwork network = Networks.convolutional(Networks.sgd());
      INDArray images = Networks.images(4, 6).getFeatures();
      INDArray before = network.output(images).dup();
      NetworkTrainer trainer = Spred.of(network)
          .weights(new Redundant(0.1, 4, grouping, initialization)).trainer();
      assertThat(network.output(images).distance2(before)).isLessThan(1e-12);
      if (initialization == Initialization.SQUARE_ROOT) {
        assertBalanced(trainer, grouping, 4, 1e-9);
      }
    }
  }

  /** {@code alpha·u_g² = beta·‖W_g‖²} in the first layer. */
  private static void assertBalanced(NetworkTrainer trainer, Grouping grouping, double balance, double tolerance) {
    ParameterTensor first = trainer.tensors().stream().filter(t -> t.role() == ParameterTensor.Role.WEIGHT).findFirst()
        .orElseThrow();
    Groups groups = grouping.of(first);
    INDArray flat = trainer.state().reshape(trainer.state().length());
    long from = offsetOfFirstWeight(trainer, grouping);
    INDArray mask = flat.get(NDArrayIndex.interval(from, from + groups.count()));
    Block weights = first.values().alike(flat, from + groups.count());
    INDArray squares = Nd4j.create(DataType.DOUBLE, groups.count());
    groups.productSums(weights, weights, first.gradient(), squares);
    assertThat(mask.mul(mask).muli(balance * balance).distance2(squares)).isLessThan(tolerance);
  }

  /** Biases of DL4J's convolutions lie before their weights. */
  private static long offsetOfFirstWeight(NetworkTrainer trainer, Grouping grouping) {
    long offset = 0;
    for (ParameterTensor tensor : trainer.tensors()) {
      if (tensor.role() == ParameterTensor.Role.WEIGHT) {
        return offset;
      }
      offset += tensor.length();
    }
    throw new AssertionError("no weights under " + grouping);
  }

  @Test
  void independentFactorsSpreadAsTheWeightsDid() {
    MultiLayerNetwork network = Networks.dense(Networks.sgd());
    INDArray weights = network.getParam("0_W");
    double before = weights.norm2Number().doubleValue();
    Spred.of(network).weights(Treatment.weights(0.1).withInitialization(Initialization.INDEPENDENT)).trainer();
    assertThat(network.getParam("0_W").norm2Number().doubleValue()).isCloseTo(before, within(0.5 * before));
  }

  @Test
  void factorsBecomeBalancedWhateverTheyStartFrom() {
    MultiLayerNetwork network = Networks.softmaxRegression(new Sgd(0.5));
    MultiDataSet batch = Networks.vectors(30).toMultiDataSet();
    NetworkTrainer trainer = Spred.of(network)
        .weights(Treatment.outputs(0.02).withBalance(2).withInitialization(Initialization.INDEPENDENT)).trainer();
    for (int k = 0; k < 3000; k++) {
      trainer.fit(batch);
    }
    assertBalanced(trainer, Grouping.OUTPUTS, 2, 1e-6);
    assertThat(network.getParam("0_W").norm2Number().doubleValue()).isGreaterThan(0.1);
  }

  @ParameterizedTest
  @MethodSource("updaters")
  void zerosStayZeros(IUpdater updater) {
    MultiLayerNetwork network = Networks.dense(updater);
    INDArray weights = network.getParam("0_W");
    for (int k = 0; k < 40; k++) {
      weights.putScalar(k % 12, k / 12, 0);
    }
    NetworkTrainer trainer = Spred.of(network).kappa(1e-4).trainer();
    for (int k = 0; k < 10; k++) {
      trainer.fit(Networks.vectors(9).toMultiDataSet());
    }
    assertThat(weights.eq(0).castTo(DataType.INT).sumNumber().intValue()).isEqualTo(40);
  }

  @ParameterizedTest
  @MethodSource("updaters")
  void heldZerosStayAndTheRestMoves(IUpdater updater) {
    MultiLayerNetwork network = Networks.dense(updater);
    INDArray weights = network.getParam("0_W");
    weights.putScalar(3, 4, 0);
    INDArray before = weights.dup();
    NetworkTrainer trainer = Spred.of(network).weights(Direct.held(1e-4)).trainer();
    trainer.fit(Networks.vectors(9).toMultiDataSet());
    trainer.fit(Networks.vectors(9).toMultiDataSet());
    assertThat(weights.getDouble(3, 4)).isZero();
    assertThat(weights.eq(before).castTo(DataType.INT).sumNumber().intValue()).isEqualTo(1);
  }

  static Stream<Model> saved() {
    IUpdater updater = new Adam(new StepSchedule(ScheduleType.ITERATION, 0.02, 0.5, 4));
    return Stream.of(Networks.dropout(updater), Networks.residual(new Nesterovs(0.05, 0.9)));
  }

  @ParameterizedTest
  @MethodSource("saved")
  void stoppedAndResumedEqualsInOneGo(Model network, @TempDir Path directory) throws IOException {
    Path file = directory.resolve("training.zip");
    List<MultiDataSet> batches = Stream.generate(() -> network instanceof ComputationGraph ? Networks.images(6, 5)
        : Networks.vectors(6))
        .limit(9).map(DataSet::toMultiDataSet).toList();
    NetworkTrainer whole = Spred.of(network).weights(Treatment.outputs(1e-3)).gradientClip(5).seed(4).trainer();
    for (int k = 0; k < 5; k++) {
      whole.fit(batches.get(k));
    }
    whole.endEpoch();
    whole.save(file);
    NetworkTrainer resumed = NetworkTrainer.load(file);
    assertThat(resumed.iteration()).isEqualTo(5);
    assertThat(resumed.epoch()).isEqualTo(1);
    for (int k = 5; k < 9; k++) {
      assertThat(resumed.fit(batches.get(k))).isEqualTo(whole.fit(batches.get(k)));
    }
    assertThat(resumed.state()).isEqualTo(whole.state());
    assertThat(resumed.network().params()).isEqualTo(network.params());
  }

  @Test
  void theFileIsAPlainNetworkForDl4j(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("training.zip");
    MultiLayerNetwork network = Networks.convolutional(Networks.sgd());
    NetworkTrainer trainer = Spred.of(network).kappa(1e-3).trainer();
    trainer.fit(Networks.images(6, 6).toMultiDataSet());
    trainer.save(file);
    assertThat(ModelSerializer.restoreMultiLayerNetwork(file.toFile()).params()).isEqualTo(network.params());
  }

  @Test
  void damagedAndForeignFilesAreRefused(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("training.zip");
    MultiLayerNetwork network = Networks.dense(Networks.sgd());
    Spred.of(network).kappa(1e-3).trainer().save(file);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> NetworkTrainer.load(file)).isInstanceOf(InputException.class);
    ModelSerializer.writeModel(network, file.toFile(), false);
    assertThatThrownBy(() -> NetworkTrainer.load(file)).isInstanceOf(InputException.class)
        .hasMessageContaining("holds no training");
  }

  @Test
  void whatWouldBeLeftOutIsRefused() {
    MultiLayerNetwork decayed = network(Networks.builder(Networks.sgd()).l2(1e-4));
    assertThatThrownBy(() -> Spred.of(decayed).kappa(1e-3).trainer()).isInstanceOf(InputException.class)
        .hasMessageContaining("layer0").hasMessageContaining("replaceRegularization");
    NetworkTrainer trainer = Spred.of(decayed).kappa(1e-3).replaceRegularization().trainer();
    DataSet batch = Networks.vectors(9);
    assertThat(trainer.fit(batch.toMultiDataSet())).as("the loss is without the dropped penalty").isPositive();
    assertThatThrownBy(() -> Spred.of(network(Networks.builder(Networks.sgd())
        .gradientNormalization(GradientNormalization.ClipL2PerLayer))).trainer()).hasMessageContaining("gradientClip");
    assertThatThrownBy(() -> Spred.of(network(Networks.builder(Networks.sgd()).constrainWeights(new MaxNormConstraint(1, 1))))
        .trainer())
        .hasMessageContaining("constraints");
    assertThatThrownBy(() -> Spred.of(Networks.dense(Networks.sgd())).layer("conv1", Treatment.outputs(1)).trainer())
        .hasMessageContaining("no layer 'conv1'").hasMessageContaining("'layer1'");
    assertThatThrownBy(() -> Spred.of(Networks.dense(new Adam())).weights(Direct.proximal(1, Grouping.WEIGHTS)).trainer())
        .hasMessageContaining("Adam");
    assertThatThrownBy(() -> Spred.of(Networks.recurrent(Networks.sgd())).weights(Treatment.outputs(1)).trainer())
        .hasMessageContaining("Grouping.given");
  }

  private static MultiLayerNetwork network(org.deeplearning4j.nn.conf.NeuralNetConfiguration.Builder builder) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(builder.list().layer(Networks.output(3)).setInputType(InputType.feedForward(12)).build());
    network.init();
    return network;
  }

  @Test
  void aLossThatIsNoNumberStopsBeforeTheStep() {
    MultiLayerNetwork network = Networks.dense(Networks.sgd());
    NetworkTrainer trainer = Spred.of(network).kappa(1e-3).trainer();
    INDArray before = network.params().dup();
    DataSet batch = Networks.vectors(6);
    batch.getFeatures().putScalar(0, 0, Double.NaN);
    assertThatThrownBy(() -> trainer.fit(batch.toMultiDataSet())).isInstanceOf(InputException.class)
        .hasMessageContaining("epoch 0").hasMessageContaining("learning rate");
    assertThat(network.params()).isEqualTo(before);
  }
}
