package ml.spred.compress;

import java.util.List;
import ml.spred.network.Grouping;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * How networks are trained around pruning, the same for all methods that are compared.
 *
 * @param updater moves the weights until they are pruned (and from then on, where they are pruned before training)
 * @param epochs with it
 * @param finetuneUpdater moves what is left
 * @param finetuneEpochs with it, zeros held
 * @param grouping single weights, or whole filters and neurons
 * @param threshold root mean square below which a group counts as zero after training with a penalty
 * @param kept layers that are neither penalised nor pruned; with whole neurons the output layers are kept anyway
 * @param denseDecay penalty {@code decay·‖θ‖²} on all that is not penalised otherwise
 * @param rounds of iterative pruning, at least 1
 * @param scoreBatches batches that scores before training look at, at least 1
 * @param seed of what is drawn
 */
public record Recipe(
    IUpdater updater,
    int epochs,
    IUpdater finetuneUpdater,
    int finetuneEpochs,
    Grouping grouping,
    double threshold,
    List<String> kept,
    double denseDecay,
    int rounds,
    int scoreBatches,
    long seed) {
  public Recipe {
    kept = List.copyOf(kept);
    if (epochs < 0 || finetuneEpochs < 0 || rounds < 1 || scoreBatches < 1 || !(threshold >= 0)) {
      throw new IllegalArgumentException("epochs (" + epochs + ", " + finetuneEpochs + ") and threshold (" + threshold
          + ") must be at least 0, rounds (" + rounds + ") and score batches (" + scoreBatches + ") at least 1.");
    }
  }

  /** Single weights, threshold 1e-3, decay 1e-4, five rounds, four batches for scores, seed 1, nothing kept. */
  public static Recipe of(IUpdater updater, int epochs, IUpdater finetuneUpdater, int finetuneEpochs) {
    return new Recipe(updater, epochs, finetuneUpdater, finetuneEpochs, Grouping.WEIGHTS, 1e-3, List.of(), 1e-4, 5, 4, 1);
  }

  /** The same with whole groups. */
  public Recipe withGrouping(Grouping other) {
    return new Recipe(updater, epochs, finetuneUpdater, finetuneEpochs, other, threshold, kept, denseDecay, rounds, scoreBatches,
        seed);
  }

  /** The same with layers left alone. */
  public Recipe withKept(String... layers) {
    return new Recipe(updater, epochs, finetuneUpdater, finetuneEpochs, grouping, threshold, List.of(layers), denseDecay, rounds,
        scoreBatches, seed);
  }

  /** The same with another seed. */
  public Recipe withSeed(long other) {
    return new Recipe(updater, epochs, finetuneUpdater, finetuneEpochs, grouping, threshold, kept, denseDecay, rounds,
        scoreBatches,
        other);
  }

  /** The same with another threshold. */
  public Recipe withThreshold(double other) {
    return new Recipe(updater, epochs, finetuneUpdater, finetuneEpochs, grouping, other, kept, denseDecay, rounds, scoreBatches,
        seed);
  }
}
