package ml.spred.spark.job;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import ml.spred.InputException;
import ml.spred.compress.PlainNetworks;
import ml.spred.compress.ResNet;
import ml.spred.image.ImageSet;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;
import picocli.CommandLine.Option;

/** Which network. */
final class NetworkOptions {
  @Option(names = "--network", paramLabel = "NAME", defaultValue = "cnn",
      description = "mlp, cnn, resnet18 or resnet (three stages of --blocks blocks each). Default: ${DEFAULT-VALUE}.")
  Kind network;

  @Option(names = "--hidden", paramLabel = "N,N", split = ",", defaultValue = "1000",
      description = "Units of the hidden layers of mlp; of cnn the first is its dense layer. Default: ${DEFAULT-VALUE}.")
  List<Integer> hidden;

  @Option(names = "--width", paramLabel = "N", defaultValue = "16",
      description = "Filters of the first convolution of cnn and resnet. Default: ${DEFAULT-VALUE}.")
  int width;

  @Option(names = "--blocks", paramLabel = "N", defaultValue = "1",
      description = "Blocks in each stage of resnet, which is 6N + 2 layers deep. Default: ${DEFAULT-VALUE}.")
  int blocks;

  @Option(names = "--stem", paramLabel = "NAME", defaultValue = "cifar",
      description = "How images enter resnet18: cifar (small ones) or imagenet. Default: ${DEFAULT-VALUE}.")
  ResNet.Stem stem;

  @Option(names = "--from", paramLabel = "FILE",
      description = "Start from this DL4J network (zip) and its weights instead of a fresh one.")
  String from;

  /** The networks that there are. */
  enum Kind {
    MLP,
    CNN,
    RESNET18,
    RESNET
  }

  Model network(ImageSet images, long seed) {
    if (from != null) {
      return load();
    }
    if (width < 1 || blocks < 1 || hidden.stream().anyMatch(units -> units < 1)) {
      throw new InputException("--width is " + width + ", --blocks " + blocks + " and --hidden " + hidden
          + "; all must be at least 1.");
    }
    NeuralNetConfiguration.Builder base =
        new NeuralNetConfiguration.Builder().seed(seed).dataType(DataType.FLOAT).updater(new NoOp());
    return switch (network) {
      case MLP -> PlainNetworks.multilayer(base, images.shape(), images.classes(),
          hidden.stream().mapToInt(units -> units).toArray());
      case CNN -> PlainNetworks.convolutional(base, images.shape(), images.classes(), width, hidden.get(0));
      case RESNET18 -> ResNet.resNet18(stem, images.shape(), images.classes()).network(base);
      case RESNET -> new ResNet(stem, ResNet.Block.BASIC, List.of(blocks, blocks, blocks), width, images.shape(),
          images.classes())
          .network(base);
    };
  }

  private Model load() {
    File file = new File(from);
    try {
      return isGraph(file) ? ModelSerializer.restoreComputationGraph(file, false)
          : ModelSerializer.restoreMultiLayerNetwork(file, false);
    } catch (IOException | RuntimeException failure) {
      throw new InputException("--from " + from + " is no DL4J network that can be read (" + failure.getMessage()
          + "); write it with ModelSerializer.", failure);
    }
  }

  private static boolean isGraph(File file) throws IOException {
    try (ZipFile zip = new ZipFile(file)) {
      ZipEntry entry = zip.getEntry("configuration.json");
      if (entry == null) {
        throw new IOException("it holds no configuration.json");
      }
      return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8).contains("\"vertices\"");
    }
  }
}
