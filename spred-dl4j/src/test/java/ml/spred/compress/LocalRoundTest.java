package ml.spred.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import ml.spred.image.ImageBatches;
import ml.spred.image.ImageBatches.Augmentation;
import ml.spred.image.ImageSet;
import ml.spred.image.ImageShape;
import ml.spred.image.Normalisation;
import ml.spred.network.NetworkTrainer;
import ml.spred.network.Spred;
import ml.spred.network.TrainerPlan;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.NoOp;

/** Rounds of local training, without a cluster. */
class LocalRoundTest {
  private static final ImageShape SHAPE = new ImageShape(1, 8, 8);
  private static final Augmentation AUGMENTATION = new Augmentation(1, true);

  private static ImageSet images(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] pixels = new byte[count * SHAPE.length()];
    random.nextBytes(pixels);
    return new ImageSet(SHAPE, 3, pixels, random.ints(count, 0, 3).toArray());
  }

  private static Model network() {
    return new ResNet(ResNet.Stem.CIFAR, ResNet.Block.BASIC, List.of(1), 2, SHAPE, 3)
        .network(new NeuralNetConfiguration.Builder().seed(4).dataType(DataType.FLOAT).updater(new NoOp()));
  }

  private static NetworkTrainer trainer(Model network) {
    return Spred.of(network).kappa(1e-3).updater(new Adam(0.01)).trainer();
  }

  private static LocalRound round(ImageSet images, int number, int first, int batches) {
    return new LocalRound(Normalisation.of(images), 7, AUGMENTATION, 9, number, first, batches);
  }

  /** Batch normalisation, Adam's memory and augmentation go on across rounds as if there were none. */
  @Test
  void roundsOfOneWorkerAreOneTraining() {
    ImageSet images = images(40, 1);
    Model whole = network();
    NetworkTrainer expected = trainer(whole);
    double loss = expected.fit(ImageBatches.training(images, Normalisation.of(images), 7, AUGMENTATION, 9).startAt(0));

    Model driven = network();
    NetworkTrainer driver = trainer(driven);
    TrainerPlan plan = driver.plan();
    double sum = 0;
    for (int first = 0; first < 6; first += 2) {
      LocalRound.Result result =
          round(images, 0, first, 2).run(plan, driver.moved().toFloatVector(), driver.iteration(), 0, 0, images);
      driver.takeOver(Nd4j.createFromArray(VectorMean.of(List.of(result.moved()))), driver.iteration() + result.losses().length);
      for (double one : result.losses()) {
        sum += one;
      }
    }
    assertThat(driver.iteration()).isEqualTo(6);
    assertThat(sum / 6).isEqualTo(loss);
    assertThat(driven.params()).isEqualTo(whole.params());
    assertThat(driver.moved()).isEqualTo(expected.moved());
  }

  @Test
  void theMeanOfTwoWorkersIsThatOfTheirFactors() {
    NetworkTrainer driver = trainer(network());
    float[] common = driver.moved().toFloatVector();
    ImageSet one = images(14, 1);
    ImageSet other = images(14, 2);
    TrainerPlan plan = driver.plan();
    float[] first = round(one, 0, 0, 2).run(plan, common, 0, 0, 0, one).moved();
    float[] second = round(one, 0, 0, 2).run(plan, common, 0, 0, 1, other).moved();
    driver.takeOver(Nd4j.createFromArray(VectorMean.of(List.of(first, second))), 2);
    INDArray mean = driver.moved();
    assertThat(mean.getFloat(17)).isEqualTo((float) (((double) first[17] + second[17]) / 2));
    assertThat(first).isNotEqualTo(second);
    assertThat(mean.distance2(Nd4j.createFromArray(first).addi(Nd4j.createFromArray(second)).divi(2))).isLessThan(1e-5);
  }

  /** Averaging must not bring back what is pruned. */
  @Test
  void whatIsZeroForAllStaysZero() {
    Model network = network();
    Pruning.of(network).ratio(4, Pruning.Scope.GLOBAL);
    WeightCount before = WeightCount.of(network);
    NetworkTrainer driver = Spred.of(network).holdZeros().updater(new Adam(0.01)).trainer();
    TrainerPlan plan = driver.plan();
    float[] common = driver.moved().toFloatVector();
    ImageSet images = images(14, 1);
    List<float[]> both = List.of(round(images, 0, 0, 2).run(plan, common, 0, 0, 0, images).moved(),
        round(images, 1, 0, 2).run(plan, common, 0, 0, 1, images).moved());
    driver.takeOver(Nd4j.createFromArray(VectorMean.of(both)), 2);
    assertThat(WeightCount.of(network).nonZero()).isLessThanOrEqualTo(before.nonZero());
  }

  @Test
  void vectorsOfAnotherNetworkAreRefused() {
    NetworkTrainer driver = trainer(network());
    assertThatThrownBy(() -> driver.takeOver(Nd4j.zeros(driver.moved().length() + 1), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
