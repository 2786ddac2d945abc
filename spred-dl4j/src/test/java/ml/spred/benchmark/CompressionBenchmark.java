package ml.spred.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ml.spred.compress.CompressionMethod;
import ml.spred.compress.CompressionProgress;
import ml.spred.compress.Compressor;
import ml.spred.compress.PlainNetworks;
import ml.spred.compress.Recipe;
import ml.spred.compress.WeightCount;
import ml.spred.compute.NativeThreads;
import ml.spred.image.ImageBatches;
import ml.spred.image.ImageBatches.Augmentation;
import ml.spred.image.ImageFiles;
import ml.spred.image.ImageSet;
import ml.spred.image.Normalisation;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * Accuracy against compression ratio of all methods on a part of MNIST, with the same network (784–100–10), epochs and
 * counting. Each run is one line of {@code compression-mnist.csv}; runs that are there already are not done again, so it may be
 * stopped and started.
 *
 * <p>All methods train with Adam 5e-3 but the proximal steps, which need SGD (rate 0.3). A compression ratio of 1 of
 * {@code magnitude} is the dense twin.
 */
public final class CompressionBenchmark {
  private static final int TRAINING_IMAGES = 6000;
  private static final int BATCH = 100;
  private static final int HIDDEN = 100;
  /** A subgradient leaves weights jumping about zero by some steps of Adam; a lower threshold would find few of them. */
  private static final double THRESHOLD = 2e-2;

  private CompressionBenchmark() {}

  /**
   * @param arguments directory of the MNIST files; directory of the results, {@code data/results} by default; seeds, 1 by default
   */
  public static void main(String[] arguments) throws IOException {
    Path results = Files.createDirectories(Path.of(arguments.length > 1 ? arguments[1] : "data/results"))
        .resolve("compression-mnist.csv");
    int seeds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
    if (!Files.exists(results)) {
      Files.writeString(results, "method,amount,seed,prunable,non_zero,ratio,test_accuracy,seconds\n");
    }
    ImageSet train = ImageFiles.read(Path.of(arguments[0]), ImageFiles.Format.MNIST, ImageFiles.Part.TRAIN)
        .first(TRAINING_IMAGES);
    ImageSet test = ImageFiles.read(Path.of(arguments[0]), ImageFiles.Format.MNIST, ImageFiles.Part.TEST);
    try (NativeThreads threads = NativeThreads.of(1)) {
      for (int seed = 1; seed <= seeds; seed++) {
        for (CompressionMethod method : CompressionMethod.values()) {
          for (double amount : amounts(method)) {
            run(method, amount, seed, train, test, results);
          }
        }
      }
    }
  }

  private static double[] amounts(CompressionMethod method) {
    return switch (method) {
      case SPRED -> new double[] {1e-4, 3e-4, 1e-3, 2e-3, 4e-3};
      case NAIVE_L1 -> new double[] {1e-4, 3e-4, 1e-3, 2e-3, 4e-3};
      case PROXIMAL_L1 -> new double[] {3e-4, 1e-3, 2e-3, 4e-3};
      case STR -> new double[] {3e-4, 1e-3, 3e-3, 1e-2};
      case MAGNITUDE -> new double[] {1, 10, 30, 60, 100};
      default -> new double[] {10, 30, 60, 100};
    };
  }

  private static void run(CompressionMethod method, double amount, int seed, ImageSet train, ImageSet test, Path results)
      throws IOException {
    String key = method.name().toLowerCase(Locale.ROOT).replace('_', '-') + "," + amount + "," + seed + ",";
    List<String> done = new ArrayList<>(Files.readAllLines(results));
    if (done.stream().anyMatch(line -> line.startsWith(key))) {
      return;
    }
    long start = System.nanoTime();
    Normalisation normalisation = Normalisation.of(train);
    MultiLayerNetwork network = PlainNetworks.multilayer(
        new NeuralNetConfiguration.Builder().seed(seed).dataType(DataType.FLOAT).updater(new Sgd(1)), train.shape(),
            train.classes(),
        HIDDEN);
    Recipe recipe = Recipe.of(method == CompressionMethod.PROXIMAL_L1 ? new Sgd(0.3) : new Adam(5e-3), 12, new Adam(5e-4), 3)
        .withSeed(seed).withThreshold(THRESHOLD);
    WeightCount count = new Compressor(network, ImageBatches.training(train, normalisation, BATCH, Augmentation.NONE,
        seed)::startAt,
        recipe, CompressionProgress.NONE).run(method, amount);
    double accuracy = network.evaluate(ImageBatches.testing(test, normalisation, 500)).accuracy();
    String line = key + String.format(Locale.ROOT, "%d,%d,%.2f,%.4f,%.1f%n", count.prunable(), count.nonZero(), count.ratio(),
        accuracy,
        (System.nanoTime() - start) * 1e-9);
    Files.writeString(results, line, StandardOpenOption.APPEND);
  }
}
