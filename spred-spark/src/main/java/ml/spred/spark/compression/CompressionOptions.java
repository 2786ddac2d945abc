package ml.spred.spark.compression;

import java.io.Serializable;
import java.util.List;
import ml.spred.compress.Architecture;
import ml.spred.compress.CompressionMethod;
import ml.spred.compress.LayerKappas;
import ml.spred.compress.Pruning.Scope;
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
 * @param scope of pruning to the one or the other
 * @param layerKappas of methods with a strength
 * @param means of the channels; empty to fit them
 * @param deviations of the channels; empty to fit them
 */
record CompressionOptions(Architecture architecture, String start, CompressionMethod method, double kappa, double ratio,
    double accuracyDrop, Scope scope, boolean structured, List<String> kept, LayerKappas layerKappas, double threshold,
    int pruningRounds, double tolerance, int maxTrainings, int epochs, int finetuneEpochs, int batchSize, UpdaterName optimizer,
    double learningRate, double momentum, double finetuneRate, double denseDecay, double[] means, double[] deviations,
    Augmentation augmentation, long seed, int workers, int averagingFrequency) implements Serializable {
  Recipe recipe() {
    return Recipe.of(optimizer.updater(learningRate, momentum), epochs, new Adam(finetuneRate), finetuneEpochs)
        .withGrouping(structured ? Grouping.OUTPUTS : Grouping.WEIGHTS).withThreshold(threshold).withScope(scope)
        .withKept(kept.toArray(String[]::new)).withDenseDecay(denseDecay, optimizer.decouples()).withRounds(pruningRounds)
        .withSeed(seed);
  }

  RoundOptions rounds() {
    return new RoundOptions(batchSize, averagingFrequency, augmentation, seed);
  }

  /** Whether the strength is to be searched that gives the ratio. */
  boolean searches() {
    return method.takesStrength() && Double.isNaN(kappa);
  }
}
