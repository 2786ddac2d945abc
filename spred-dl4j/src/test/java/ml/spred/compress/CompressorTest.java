package ml.spred.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import ml.spred.InputException;
import ml.spred.SharedData;
import ml.spred.image.ImageBatches;
import ml.spred.image.ImageBatches.Augmentation;
import ml.spred.image.ImageFiles;
import ml.spred.image.ImageSet;
import ml.spred.image.ImageShape;
import ml.spred.image.Normalisation;
import ml.spred.network.Grouping;
import ml.spred.network.ParameterTensor;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

/** All methods on drawn blobs, and on digits where the real ones are there. */
class CompressorTest {
  private static final ImageShape IMAGE = new ImageShape(1, 8, 8);
  private static final ImageSet BLOBS = blobs(200, 1);
  private static final ImageSet OTHERS = blobs(200, 2);

  /** Each class has its bright column; the rest is noise. */
  private static ImageSet blobs(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] pixels = new byte[count * IMAGE.length()];
    int[] labels = new int[count];
    for (int k = 0; k < count; k++) {
      labels[k] = k % 4;
      for (int pixel = 0; pixel < IMAGE.length(); pixel++) {
        pixels[k * IMAGE.length() + pixel] = (byte) (random.nextInt(120) + (pixel % 8 == 2 * labels[k] ? 90 : 0));
      }
    }
    return new ImageSet(IMAGE, 4, pixels, labels);
  }

  private static EpochBatches batches() {
    return ImageBatches.training(BLOBS, Normalisation.of(BLOBS), 20, Augmentation.NONE, 1)::startAt;
  }

  private static MultiLayerNetwork network(ImageShape image, int classes, int... hidden) {
    return PlainNetworks.multilayer(new NeuralNetConfiguration.Builder().seed(3).dataType(DataType.FLOAT).updater(new Adam(1e-3)),
        image, classes, hidden);
  }

  private static double accuracy(MultiLayerNetwork network, ImageSet test, ImageSet train) {
    return network.evaluate(ImageBatches.testing(test, Normalisation.of(train), 500)).accuracy();
  }

  private static Recipe recipe() {
    return Recipe.of(new Sgd(0.5), 25, new Adam(1e-3), 3).withThreshold(2e-2);
  }

  /** A strength of about the same effect for each method that takes one. */
  private static double amount(CompressionMethod method) {
    return switch (method) {
      case SPRED, NAIVE_L1, PROXIMAL_L1 -> 0.01;
      case STR -> 4e-3;
      default -> 10;
    };
  }

  @ParameterizedTest
  @EnumSource(CompressionMethod.class)
  void everyMethodLeavesASparseNetworkThatTellsTheClasses(CompressionMethod method) {
    MultiLayerNetwork network = network(IMAGE, 4, 30);
    List<String> heard = new ArrayList<>();
    WeightCount count = new Compressor(network, batches(), recipe(),
        (phase, epoch, epochs, loss) -> heard.add(phase + " " + epoch + "/" + epochs)).run(method, amount(method));
    assertThat(count.prunable()).isEqualTo(64 * 30 + 30 * 4);
    assertThat(count.ratio()).as(method + ": " + count).isBetween(1.5, 100.0);
    if (!method.takesStrength()) {
      assertThat(count.ratio()).isCloseTo(10, within(0.1));
    }
    assertThat(accuracy(network, OTHERS, BLOBS)).isGreaterThan(0.8);
    assertThat(heard).hasSize(28).startsWith("TRAIN 1/25").endsWith("FINETUNE 3/3");
  }

  @ParameterizedTest
  @EnumSource(value = CompressionMethod.class, mode = Mode.EXCLUDE, names = {"NAIVE_L1", "STR"})
  void wholeNeuronsGoAndCanBeRemoved(CompressionMethod method) {
    MultiLayerNetwork network = network(IMAGE, 4, 30, 20);
    double amount = method.takesStrength() ? 0.03 : 2;
    WeightCount count = new Compressor(network, batches(), recipe().withGrouping(Grouping.OUTPUTS),
        CompressionProgress.NONE).run(method, amount);
    assertThat(count.layers().get(2).sparsity()).as("the output layer is kept").isZero();
    MultiLayerNetwork smaller = (MultiLayerNetwork) DeadFilters.remove(network);
    assertThat(smaller.numParams()).isLessThan((long) (0.7 * network.numParams()));
    var images = ImageBatches.testing(OTHERS, Normalisation.of(BLOBS), 200).next().getFeatures();
    assertThat(smaller.output(images).distance2(network.output(images))).isLessThan(1e-5);
    assertThat(accuracy(smaller, OTHERS, BLOBS)).isGreaterThan(0.8);
  }

  @ParameterizedTest
  @EnumSource(value = CompressionMethod.class, names = {"MAGNITUDE", "ITERATIVE_MAGNITUDE", "RANDOM", "SNIP", "GRASP", "SYNFLOW"})
  void layersMayBePrunedAlike(CompressionMethod method) {
    MultiLayerNetwork network = network(IMAGE, 4, 30);
    Recipe recipe = Recipe.of(new Sgd(0.5), 5, new Adam(1e-3), 0).withScope(Pruning.Scope.LAYER);
    WeightCount count = new Compressor(network, batches(), recipe, CompressionProgress.NONE).run(method, 10);
    assertThat(count.layers()).extracting(WeightCount.LayerCount::nonZero).containsExactly(192L, 12L);
  }

  /** Decay apart from the gradient is no part of Adam's normalised step. */
  @Test
  void adamwTakesTheDenseDecayOutOfTheGradient() {
    MultiLayerNetwork[] both = {network(IMAGE, 4, 30), network(IMAGE, 4, 30)};
    for (int k = 0; k < 2; k++) {
      UpdaterName name = k == 0 ? UpdaterName.ADAM : UpdaterName.ADAMW;
      Recipe recipe = Recipe.of(name.updater(1e-2, 0), 10, new Adam(1e-3), 0).withDenseDecay(0.5, name.decouples());
      new Compressor(both[k], batches(), recipe, CompressionProgress.NONE).run(CompressionMethod.MAGNITUDE, 1);
    }
    double coupled = both[0].params().norm2Number().doubleValue();
    double apart = both[1].params().norm2Number().doubleValue();
    // A strong decay in the gradient outweighs the loss; apart from it, it takes a hundredth a step, and the loss holds.
    assertThat(apart).isGreaterThan(2 * coupled);
  }

  @Test
  void theSameSeedGivesTheSameNetwork() {
    MultiLayerNetwork[] both = {network(IMAGE, 4, 30), network(IMAGE, 4, 30)};
    for (MultiLayerNetwork network : both) {
      new Compressor(network, batches(), recipe(), CompressionProgress.NONE).run(CompressionMethod.SPRED, 0.01);
    }
    assertThat(both[0].params()).isEqualTo(both[1].params());
  }

  @ParameterizedTest
  @EnumSource(CompressionMethod.class)
  void progressHearsEachPruningAndSeesTheNetwork(CompressionMethod method) {
    List<String> heard = new ArrayList<>();
    MultiLayerNetwork network = network(IMAGE, 4, 30);
    new Compressor(network, batches(), recipe(), new CompressionProgress() {
      @Override
      public void epoch(Phase phase, int epoch, int epochs, double loss) {
        heard.add("loss");
      }

      @Override
      public void epoch(Phase phase, int epoch, int epochs, double loss, Model seen) {
        heard.add(phase == Phase.TRAIN ? "t" : "f");
        assertThat(seen).isSameAs(network);
      }

      @Override
      public void beforePruning(Model seen) {
        heard.add("before " + (WeightCount.of(seen).ratio() > 1 ? "sparse" : "dense"));
      }

      @Override
      public void afterPruning(Model seen) {
        heard.add("after " + (WeightCount.of(seen).ratio() > 1 ? "sparse" : "dense"));
      }
    }).run(method, amount(method));
    String train = "t".repeat(25);
    assertThat(String.join("", heard)).isEqualTo(switch (method) {
      case SPRED, NAIVE_L1, MAGNITUDE -> train + "before denseafter sparsefff";
      // These make exact zeros while they train.
      case PROXIMAL_L1, STR -> train + "before sparseafter sparsefff";
      case ITERATIVE_MAGNITUDE -> "tttttbefore denseafter sparse" + "tttttbefore sparseafter sparse".repeat(4) + "fff";
      default -> "before denseafter sparse" + train + "fff";
    });
  }

  /** Stopped in every epoch of either phase. */
  @ParameterizedTest
  @EnumSource(value = CompressionMethod.class, names = {"SPRED", "ITERATIVE_MAGNITUDE", "SNIP"})
  void stoppedAndGoneOnIsBitForBitInOneGo(CompressionMethod method, @TempDir Path directory) throws IOException {
    Recipe recipe = recipe().withGrouping(Grouping.OUTPUTS);
    double amount = method.takesStrength() ? 0.01 : 2;
    MultiLayerNetwork whole = network(IMAGE, 4, 30, 20);
    new Compressor(whole, batches(), recipe, CompressionProgress.NONE).run(method, amount);
    for (int attempt = 0; attempt < 28; attempt++) {
      CompressionProgress stop = (phase, epoch, epochs, loss) -> {
        throw new IllegalStateException("stopped");
      };
      assertThatThrownBy(() -> new Compressor(network(IMAGE, 4, 30, 20), batches(), recipe, stop).checkpoint(directory)
          .run(method, amount)).hasMessage("stopped");
    }
    MultiLayerNetwork resumed = network(IMAGE, 4, 30, 20);
    new Compressor(resumed, batches(), recipe, CompressionProgress.NONE).checkpoint(directory).run(method, amount);
    assertThat(resumed.params()).isEqualTo(whole.params());
  }

  @Test
  void aLayerMayHaveAStrengthOfItsOwn() {
    MultiLayerNetwork network = network(IMAGE, 4, 20);
    WeightCount count = new Compressor(network, batches(), recipe(), CompressionProgress.NONE)
        .layerKappas(LayerKappas.of("layers", List.of(ParameterTensor.of(network).get(0).part() + "=0.5")))
        .run(CompressionMethod.SPRED, 0);
    assertThat(count.layers().get(0).nonZero()).isZero();
    assertThat(count.layers().get(1).sparsity()).isLessThan(0.5);
    assertThatThrownBy(() -> LayerKappas.of("layers", List.of("a=1", "b=-1"))).isInstanceOf(InputException.class)
        .hasMessageStartingWith("layers holds 'b=-1'");
  }

  @Test
  void aPrescribedSparsityIsFoundByTrainingAgain() {
    KappaSearch.Solver solver = kappas -> new Compressor(network(IMAGE, 4, 20), batches(), recipe(),
        CompressionProgress.NONE).run(CompressionMethod.PROXIMAL_L1, kappas[0]);
    KappaSearch.Found found = new KappaSearch(0.02, 12).single(solver, 2, 1e-3, 0.9);
    assertThat(found.count().sparsity()).isCloseTo(0.9, within(0.02));
  }

  /** Handwritten digits, a tenth of them: twenty times fewer weights against the dense twin with the same epochs. */
  @Test
  void digitsWithTwentyTimesFewerWeights() throws IOException {
    Path directory = SharedData.require("images");
    ImageSet train = ImageFiles.read(directory, ImageFiles.Format.MNIST, ImageFiles.Part.TRAIN).first(6000);
    ImageSet test = ImageFiles.read(directory, ImageFiles.Format.MNIST, ImageFiles.Part.TEST).first(4000);
    EpochBatches batches = ImageBatches.training(train, Normalisation.of(train), 100, Augmentation.NONE, 1)::startAt;
    Recipe recipe = Recipe.of(new Adam(5e-3), 12, new Adam(1e-4), 2);
    MultiLayerNetwork sparse = network(train.shape(), 10, 100);
    WeightCount count = new Compressor(sparse, batches, recipe, CompressionProgress.NONE).run(CompressionMethod.SPRED, 1e-3);
    MultiLayerNetwork dense = network(train.shape(), 10, 100);
    new Compressor(dense, batches, recipe, CompressionProgress.NONE).run(CompressionMethod.MAGNITUDE, 1);
    assertThat(count.ratio()).isGreaterThan(20);
    assertThat(accuracy(sparse, test, train)).as("dense: %.4f", accuracy(dense, test, train))
        .isGreaterThan(Math.max(0.89, accuracy(dense, test, train) - 0.04));
  }
}
