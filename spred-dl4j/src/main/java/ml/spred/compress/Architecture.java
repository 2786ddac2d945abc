package ml.spred.compress;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import ml.spred.InputException;
import ml.spred.image.ImageShape;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * A network by a few numbers; those that its kind has no use for are left out of account.
 *
 * @param kind of network
 * @param hidden units of the hidden layers of MLP, first to last; of CNN the first is its dense layer
 * @param width filters of the first convolution of CNN and RESNET
 * @param blocks blocks in each stage of RESNET
 * @param block of RESNET
 * @param stem of RESNET and RESNET18
 */
public record Architecture(Kind kind, List<Integer> hidden, int width, List<Integer> blocks, ResNet.Block block, ResNet.Stem stem)
    implements Serializable {
  /** The networks that there are. */
  public enum Kind {
    /** {@link PlainNetworks#multilayer}. */
    MLP,
    /** {@link PlainNetworks#convolutional}. */
    CNN,
    /** {@link ResNet#resNet18}. */
    RESNET18,
    /** A {@link ResNet} of any depth and width. */
    RESNET
  }

  /** @throws InputException where a number is below 1 or a list is empty */
  public Architecture {
    hidden = List.copyOf(hidden);
    blocks = List.copyOf(blocks);
    if (width < 1 || blocks.isEmpty() || hidden.isEmpty() || blocks.stream().anyMatch(count -> count < 1)
        || hidden.stream().anyMatch(units -> units < 1)) {
      throw new InputException("the network has a width of " + width + ", stages of " + blocks + " blocks and hidden layers of "
          + hidden + " units; all must be at least 1.");
    }
  }

  /** A fresh network of single precision, to be trained by a trainer that brings its own updater. */
  public Model network(ImageShape image, int classes, long seed) {
    return network(image, classes, Activation.RELU, seed);
  }

  /** The same with another activation of MLP; the others are rectified whatever it is. */
  public Model network(ImageShape image, int classes, Activation activation, long seed) {
    NeuralNetConfiguration.Builder base =
        new NeuralNetConfiguration.Builder().seed(seed).dataType(DataType.FLOAT).updater(new NoOp());
    return switch (kind) {
      case MLP -> PlainNetworks.multilayer(base, activation, image, classes, hidden.stream().mapToInt(units -> units).toArray());
      case CNN -> PlainNetworks.convolutional(base, image, classes, width, hidden.get(0));
      case RESNET18 -> ResNet.resNet18(stem, image, classes).network(base);
      case RESNET -> new ResNet(stem, block, blocks, width, image, classes).network(base);
    };
  }

  /** The list of an array. */
  public static List<Integer> list(int... values) {
    return Arrays.stream(values).boxed().toList();
  }
}
