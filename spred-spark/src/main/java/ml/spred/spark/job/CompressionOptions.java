package ml.spred.spark.job;

import java.util.List;
import ml.spred.InputException;
import ml.spred.compress.CompressionMethod;
import ml.spred.compress.Recipe;
import ml.spred.network.Grouping;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import picocli.CommandLine.Option;

/** How a network is made sparse. */
final class CompressionOptions {
  /** Rate of the finetuning by the one of the training, as published (Adam 1e-4 after 1e-3 and the like). */
  private static final double FINETUNE_RATE = 0.1;

  @Option(names = "--method", paramLabel = "NAME", defaultValue = "spred",
      description = "With --kappa: spred, naive-l1, proximal-l1 (needs sgd) or str. With --ratio: magnitude,"
          + " iterative-magnitude, random, snip, grasp or synflow. Default: ${DEFAULT-VALUE}.")
  CompressionMethod method;

  @Option(names = "--kappa", paramLabel = "K", description = "Strength: the penalty is 2 kappa |V|; of str its decay.")
  Double kappa;

  @Option(names = "--ratio", paramLabel = "R",
      description = "Compression ratio: all prunable weights by those that are left.")
  Double ratio;

  @Option(names = "--structured", description = "Whole filters and neurons go, and are taken out of the network in the end.")
  boolean structured;

  @Option(names = "--threshold", paramLabel = "T", defaultValue = "1e-3",
      description = "After training with a penalty, weights below T are zero (of a filter the root mean square). Default:"
          + " ${DEFAULT-VALUE}.")
  double threshold;

  @Option(names = "--keep", paramLabel = "LAYERS", split = ",",
      description = "Layers that are neither penalised nor pruned, comma-separated.")
  List<String> keep = List.of();

  @Option(names = "--epochs", paramLabel = "N", defaultValue = "10",
      description = "Passes over the training images before the last pruning. Default: ${DEFAULT-VALUE}.")
  int epochs;

  @Option(names = "--finetune-epochs", paramLabel = "N", defaultValue = "2",
      description = "Passes after it, with a tenth of the learning rate of Adam. Default: ${DEFAULT-VALUE}.")
  int finetuneEpochs;

  @Option(names = "--batch-size", paramLabel = "N", defaultValue = "128", description = "Default: ${DEFAULT-VALUE}.")
  int batchSize;

  @Option(names = "--optimizer", paramLabel = "NAME", defaultValue = "adam",
      description = "sgd, momentum, adam or adagrad, with the decay of the pair in the gradient. Default: ${DEFAULT-VALUE}.")
  OptimizerName optimizer;

  @Option(names = "--learning-rate", paramLabel = "E", defaultValue = "1e-3", description = "Default: ${DEFAULT-VALUE}.")
  double learningRate;

  @Option(names = "--dense-decay", paramLabel = "D", defaultValue = "1e-4",
      description = "Decay of what is not penalised otherwise. Default: ${DEFAULT-VALUE}.")
  double denseDecay;

  @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  long seed;

  /** Optimisers by their usual names. */
  enum OptimizerName {
    SGD,
    MOMENTUM,
    ADAM,
    ADAGRAD
  }

  /** @throws InputException where the amount that the method takes is missing, or another one is given */
  double amount() {
    Double given = method.takesStrength() ? kappa : ratio;
    String option = method.takesStrength() ? "--kappa" : "--ratio";
    String other = method.takesStrength() ? "--ratio" : "--kappa";
    if (given == null || (method.takesStrength() ? ratio : kappa) != null) {
      throw new InputException("--method " + spelling() + " takes " + option + " and not " + other
          + "; give the one without the other.");
    }
    if (!(given >= (method.takesStrength() ? 0 : 1)) || given.isInfinite()) {
      throw new InputException(option + " is " + given + ", it must be a finite number of at least "
          + (method.takesStrength() ? "0." : "1."));
    }
    return given;
  }

  String spelling() {
    return EnumWord.of(method);
  }

  Recipe recipe() {
    try {
      if (batchSize < 1 || !(learningRate > 0)) {
        throw new IllegalArgumentException("--batch-size is " + batchSize + " and --learning-rate " + learningRate
            + "; they must be at least 1 and above 0.");
      }
      Recipe plain = Recipe.of(updater(), epochs, new Adam(FINETUNE_RATE * Math.min(learningRate,
          Adam.DEFAULT_ADAM_LEARNING_RATE)),
          finetuneEpochs);
      return new Recipe(plain.updater(), epochs, plain.finetuneUpdater(), finetuneEpochs,
          structured ? Grouping.OUTPUTS : Grouping.WEIGHTS, threshold, keep, denseDecay, plain.rounds(), plain.scoreBatches(),
              seed);
    } catch (IllegalArgumentException failure) {
      throw new InputException(failure.getMessage(), failure);
    }
  }

  private IUpdater updater() {
    return switch (optimizer) {
      case SGD -> new Sgd(learningRate);
      case MOMENTUM -> new Nesterovs(learningRate, 0.9);
      case ADAM -> new Adam(learningRate);
      case ADAGRAD -> new AdaGrad(learningRate);
    };
  }
}
