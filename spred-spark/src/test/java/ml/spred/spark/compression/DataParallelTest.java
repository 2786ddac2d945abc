package ml.spred.spark.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import ml.spred.InputException;
import ml.spred.compress.Compressor;
import ml.spred.compress.CompressionProgress;
import ml.spred.image.ImageBatches;
import ml.spred.image.ImageSet;
import ml.spred.image.Normalisation;
import ml.spred.network.NetworkTrainer;
import ml.spred.network.Spred;
import ml.spred.spark.SparkTest;
import org.apache.spark.sql.Row;
import org.deeplearning4j.nn.api.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The result is a function of rows, params and seed: of nothing else that a cluster is. */
class DataParallelTest {
  private static final List<Row> ROWS = ImageFixtures.rows(130, 5);
  private static final AtomicInteger BEGUN = new AtomicInteger();

  static Stream<SpredCompressor> oneWorker() {
    return Stream.of(ImageFixtures.compressor(),
        ImageFixtures.compressor().setCrop(2).setFlip(true).setAveragingFrequency(2).setOptimizer("adam").setLearningRate(0.01),
        ImageFixtures.compressor().setArchitecture("resnet").setBlocks(1).setWidth(2).setEpochs(2).setAveragingFrequency(3)
            .setOptimizer("momentum").setLearningRate(0.02).setStructured(true),
        ImageFixtures.compressor().setCompressionMethod("snip").setCompressionRatio(4),
        ImageFixtures.compressor().setCompressionMethod("iterativeMagnitude").setCompressionRatio(4));
  }

  @ParameterizedTest
  @MethodSource("oneWorker")
  void oneWorkerIsTrainingInOnePlaceBitForBit(SpredCompressor stage) {
    ImageSet images = ImageFixtures.inOrder(ROWS);
    CompressionOptions options = CompressionOptionsReader.read(stage);
    Model inOnePlace = options.architecture().network(ImageFixtures.SHAPE, 4, options.seed());
    new Compressor(inOnePlace, ImageBatches.training(images, Normalisation.of(images), options.batchSize(),
        options.augmentation(), options.seed())::startAt, options.recipe(), CompressionProgress.NONE)
        .run(options.method(), options.method().takesStrength() ? options.kappa() : options.ratio());
    SpredCompressedModel model = stage.fit(ImageFixtures.frame(ROWS));
    assertThat(model.network().params()).isEqualTo(inOnePlace.params());
  }

  private static INDArray fitted(SpredCompressor stage, List<Row> rows, int partitions) {
    return stage.fit(ImageFixtures.frame(rows).repartition(partitions)).network().params();
  }

  @Test
  void neitherOrderNorPartitionsOfTheRowsChangeABit() {
    SpredCompressor stage = ImageFixtures.compressor().setNumWorkers(3).setAveragingFrequency(1);
    INDArray expected = fitted(stage, ROWS, 1);
    List<Row> shuffled = new ArrayList<>(ROWS);
    Collections.shuffle(shuffled, new Random(2));
    assertThat(fitted(stage, shuffled, 5)).isEqualTo(expected);
    SparkTest.session().conf().set("spark.sql.shuffle.partitions", "7");
    assertThat(fitted(stage, shuffled, 2)).isEqualTo(expected);
    SparkTest.session().conf().set("spark.sql.shuffle.partitions", "4");
    assertThat(fitted(stage.setSeed(4), ROWS, 1)).isNotEqualTo(expected);
    assertThat(fitted(stage.setSeed(3).setNumWorkers(2), ROWS, 1)).isNotEqualTo(expected);
  }

  @Test
  void workersTogetherLearnWhatOneLearns() {
    SpredCompressedModel model = ImageFixtures.compressor().setEpochs(15).setNumWorkers(4).setAveragingFrequency(1)
        .fit(ImageFixtures.images(200, 1));
    assertThat(model.compressionRatio()).isGreaterThan(1.2);
    long right = model.transform(ImageFixtures.images(100, 2)).filter("prediction = label").count();
    assertThat(right).isGreaterThan(80);
    assertThat(model.summary().numWorkers()).isEqualTo(4);
  }

  private static INDArray epochs(RoundTask.RoundWatch watch) {
    SpredCompressor stage = ImageFixtures.compressor().setNumWorkers(3).setAveragingFrequency(1);
    CompressionOptions options = CompressionOptionsReader.read(stage);
    Model network = options.architecture().network(ImageFixtures.SHAPE, 4, options.seed());
    try (ImageRows rows = ImageRows.read(ImageFixtures.frame(ROWS).repartition(2), stage);
        ImageParts parts = rows.parts(false, 3, ImageFixtures.SHAPE, 4);
        DataParallelTraining training =
            new DataParallelTraining(SparkTest.context(), parts, parts.normalisation(), options.rounds(), watch)) {
      NetworkTrainer trainer = Spred.of(network).replaceRegularization().kappa(0.01)
          .updater(options.recipe().updater()).trainer();
      training.epoch(trainer, 0);
      training.epoch(trainer, 1);
      return network.params().dup();
    }
  }

  @Test
  void aTaskThatFailsInARoundIsDoneAgainAndNothingChanges() {
    INDArray expected = epochs(RoundTask.RoundWatch.NONE);
    BEGUN.set(0);
    INDArray found = epochs((worker, round) -> {
      if (BEGUN.incrementAndGet() == 5) {
        throw new IllegalStateException("the executor is gone");
      }
    });
    assertThat(BEGUN.get()).as("two epochs of three rounds of three workers, and one again").isEqualTo(19);
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void imagesThatAreLostAreReadAgainAndNothingChanges() {
    INDArray expected = epochs(RoundTask.RoundWatch.NONE);
    INDArray found = epochs((worker, round) -> {
      if (round.number() == 0) {
        SparkTest.context().getPersistentRDDs().values().forEach(kept -> kept.unpersist(false));
      }
    });
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void stoppedAndGoneOnIsBitForBitInOneGo(@TempDir Path directory) throws IOException {
    SpredCompressor stage = ImageFixtures.compressor().setNumWorkers(2);
    SpredCompressedModel whole = stage.fit(ImageFixtures.frame(ROWS));
    stage.setCheckpointDir(directory.toUri().toString());
    stage.fit(ImageFixtures.frame(ROWS));
    Path kept = only(directory);
    // The last epoch of the training and the finetuning were never done.
    Files.delete(kept.resolve("phase-2.zip"));
    NetworkTrainer trainer = NetworkTrainer.load(kept.resolve("phase-1.zip"));
    assertThat(trainer.epoch()).isEqualTo(6);
    SpredCompressedModel resumed = stage.fit(ImageFixtures.frame(ROWS).repartition(3));
    assertThat(resumed.network().params()).isEqualTo(whole.network().params());
    assertThat(resumed.historyFrame(SparkTest.session()).collectAsList())
        .isEqualTo(whole.historyFrame(SparkTest.session()).collectAsList());
    // Other options or rows have a directory of their own.
    stage.setKappa(0.02).fit(ImageFixtures.frame(ROWS.subList(0, 120)));
    try (Stream<Path> all = Files.list(directory)) {
      assertThat(all).hasSize(2);
    }
    byte[] training = Files.readAllBytes(kept.resolve("phase-2.zip"));
    Files.write(kept.resolve("phase-2.zip"), Arrays.copyOf(training, training.length / 2));
    assertThatThrownBy(() -> stage.setKappa(0.01).fit(ImageFixtures.frame(ROWS)))
        .isInstanceOf(InputException.class).hasMessageContaining("phase-2.zip is damaged")
        .hasMessageContaining("earlier checkpoint");
  }

  private static Path only(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.findFirst().orElseThrow();
    }
  }
}
