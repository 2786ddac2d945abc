package ml.spred.spark.compression;

import java.io.Serializable;
import java.util.List;
import ml.spred.compress.Architecture;
import ml.spred.compress.CompressionMethod;
import ml.spred.compress.LayerKappas;
import ml.spred.compress.Recipe;
import ml.spred.compress.UpdaterName;
import ml.spred.image.ImageBatches.Augmentation;
import ml.spred.network.Grouping;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Everything that a result depends on but the rows.
 *
 * @param start file of the network to start from; empty for a fresh one
 * @param kappa strength; NaN where it is to be found or none is taken
 * @param ratio to be pruned to; NaN for none
 * @param accuracyDrop that pruning may cost; NaN for none
 * @param layerKappas of methods with a strength
 * @param means of the channels; empty to fit them
 * @param deviations of the channels; empty to fit them
 */
record CompressionOptions(Architecture architecture, String start, CompressionMethod method, double kappa, double ratio,
    double accuracyDrop, boolean structured, List<String> kept, LayerKappas layerKappas, double threshold, int pruningRounds,
    double tolerance, int maxTrainings, int epochs, int finetuneEpochs, int batchSize, UpdaterName optimizer,
    double learningRate, double momentum, double finetuneRate, double denseDecay, double[] means, double[] deviations,
    Augmentation augmentation, long seed, int workers, int averagingFrequency) implements Serializable {
  /** Batches that scores before training look at. */
  private static final int SCORE_BATCHES = 4;

  Recipe recipe() {
    return new Recipe(optimizer.updater(learningRate, momentum), epochs, new Adam(finetuneRate), finetuneEpochs,
        structured ? Grouping.OUTPUTS : Grouping.WEIGHTS, threshold, kept, denseDecay, pruningRounds, SCORE_BATCHES, seed);
  }

  RoundOptions rounds() {
    return new RoundOptions(batchSize, averagingFrequency, augmentation, seed);
  }

  /** Whether the strength is to be searched that gives the ratio. */
  boolean searches() {
    return method.takesStrength() && Double.isNaN(kappa);
  }
}
