package ml.spred.compress;

import java.util.List;
import ml.spred.compress.Pruning.Scope;
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
 * @param scope of pruning to a ratio or an accuracy
 * @param kept layers that are neither penalised nor pruned; with whole neurons the output layers are kept anyway
 * @param denseDecay penalty {@code decay·‖θ‖²} on all that is not penalised otherwise
 * @param decoupled whether that decay is apart from the gradient, which with Adam is AdamW; a pair's never is
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
    Scope scope,
    List<String> kept,
    double denseDecay,
    boolean decoupled,
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

  /** Single weights, threshold 1e-3, globally, decay 1e-4 in the gradient, five rounds, four batches for scores, seed 1. */
  public static Recipe of(IUpdater updater, int epochs, IUpdater finetuneUpdater, int finetuneEpochs) {
    return new Recipe(updater, epochs, finetuneUpdater, finetuneEpochs, Grouping.WEIGHTS, 1e-3, Scope.GLOBAL, List.of(), 1e-4,
        false, 5, 4, 1);
  }

  /** The same with another updater until the pruning. */
  public Recipe withUpdater(IUpdater other) {
    return new Recipe(other, epochs, finetuneUpdater, finetuneEpochs, grouping, threshold, scope, kept, denseDecay, decoupled,
        rounds, scoreBatches, seed);
  }

  /** The same with whole groups. */
  public Recipe withGrouping(Grouping other) {
    return new Recipe(updater, epochs, finetuneUpdater, finetuneEpochs, other, threshold, scope, kept, denseDecay, decoupled,
        rounds, scoreBatches, seed);
  }

  /** The same with another threshold. */
  public Recipe withThreshold(double other) {
    return new Recipe(updater, epochs, finetuneUpdater, finetuneEpochs, grouping, other, scope, kept, denseDecay, decoupled,
        rounds, scoreBatches, seed);
  }

  /** The same with weights that are compared within another scope. */
  public Recipe withScope(Scope other) {
    return new Recipe(updater, epochs, finetuneUpdater, finetuneEpochs, grouping, threshold, other, kept, denseDecay, decoupled,
        rounds, scoreBatches, seed);
  }

  /** The same with layers left alone. */
  public Recipe withKept(String... layers) {
    return new Recipe(updater, epochs, finetuneUpdater, finetuneEpochs, grouping, threshold, scope, List.of(layers), denseDecay,
        decoupled, rounds, scoreBatches, seed);
  }

  /** The same with another decay of what is not penalised otherwise. */
  public Recipe withDenseDecay(double other, boolean apart) {
    return new Recipe(updater, epochs, finetuneUpdater, finetuneEpochs, grouping, threshold, scope, kept, other, apart, rounds,
        scoreBatches, seed);
  }

  /** The same in other rounds of iterative pruning. */
  public Recipe withRounds(int other) {
    return new Recipe(updater, epochs, finetuneUpdater, finetuneEpochs, grouping, threshold, scope, kept, denseDecay, decoupled,
        other, scoreBatches, seed);
  }

  /** The same with another seed. */
  public Recipe withSeed(long other) {
    return new Recipe(updater, epochs, finetuneUpdater, finetuneEpochs, grouping, threshold, scope, kept, denseDecay, decoupled,
        rounds, scoreBatches, other);
  }
}
