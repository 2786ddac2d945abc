package ml.spred.spark.job;

import java.util.List;
import ml.spred.compress.Architecture;
import ml.spred.compress.ImageClassifier;
import ml.spred.compress.NetworkFiles;
import ml.spred.compress.ResNet;
import ml.spred.image.ImageSet;
import org.deeplearning4j.nn.api.Model;
import picocli.CommandLine.Option;

/** Which network. */
final class NetworkOptions {
  @Option(names = "--network", paramLabel = "NAME", defaultValue = "cnn",
      description = "mlp, cnn, resnet18 or resnet (three stages of --blocks blocks each). Default: ${DEFAULT-VALUE}.")
  Architecture.Kind network;

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

  @Option(names = {"--from", "--start"}, paramLabel = "FILE",
      description = "Start from this network (zip of DL4J, model.sparse, or .h5 of Keras 2) and its weights instead of a"
          + " fresh one.")
  String from;

  Model network(ImageSet images, long seed) {
    return from != null ? load(images)
        : new Architecture(network, hidden, width, List.of(blocks, blocks, blocks), ResNet.Block.BASIC, stem)
            .network(images.shape(), images.classes(), seed);
  }

  private Model load(ImageSet images) {
    Model loaded = NetworkFiles.read(ImageOptions.directory("--from", from), "--from " + from);
    ImageClassifier.require(loaded, "--from " + from, images.shape(), images.classes());
    return loaded;
  }
}
