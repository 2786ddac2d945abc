package ml.spred.compress;

import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import ml.spred.InputException;
import ml.spred.network.Grouping;
import ml.spred.network.ParameterTensor;
import ml.spred.network.ParameterTensor.Role;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sets weights of a network to zero in place, those with the lowest scores first, single ones or whole groups. The score of a
 * group is the root mean square of its weights' scores, so that groups of different size compare; that of a single weight is
 * its own size. Of equal scores (in single precision) the one that lies first in the network goes first.
 */
public final class Pruning {
  /** What is compared with what. */
  public enum Scope {
    /** All weights of the network: layers end up differently sparse. */
    GLOBAL,
    /** The weights of each layer: all layers that are pruned end up equally sparse, but for the size of their groups. */
    LAYER
  }

  /** Halvings of the share of weights that {@link #accuracyDrop} looks at. */
  private static final int HALVINGS = 12;

  private final Model network;
  private Grouping grouping = Grouping.WEIGHTS;
  private WeightScores scores = WeightScores.MAGNITUDE;
  private Set<String> kept = Set.of();

  private Pruning(Model network) {
    this.network = network;
  }

  /** Of single weights by magnitude in all layers, if nothing else is said. */
  public static Pruning of(Model network) {
    return new Pruning(network);
  }

  /** Whole groups instead of single weights; layers that have no such groups must be kept. */
  public Pruning grouping(Grouping value) {
    grouping = value;
    return this;
  }

  /** Other scores than the magnitude. */
  public Pruning scores(WeightScores value) {
    scores = value;
    return this;
  }

  /** Layers that are left as they are. They are counted all the same. */
  public Pruning keep(String... layers) {
    kept = Set.of(layers);
    return this;
  }

  private Candidates candidates() {
    return new Candidates(ParameterTensor.of(network).stream().filter(tensor -> tensor.role() == Role.WEIGHT).toList(),
        tensor -> !kept.contains(tensor.part()), grouping, scores);
  }

  /** Sets all groups to zero whose score is below. */
  public WeightCount threshold(double threshold) {
    Candidates candidates = candidates();
    int[] order = candidates.ordered();
    candidates.zero(order, candidates.below(order, threshold));
    return WeightCount.of(network);
  }

  /**
   * Prunes until the ratio of prunable weights to those left is at least this, and no group more; with {@link Scope#LAYER} in
   * each layer that is not kept.
   *
   * @param ratio at least 1
   * @throws InputException where the layers that are kept hold too much; the message says the ratio that can be reached
   */
  public WeightCount ratio(double ratio, Scope scope) {
    if (!(ratio >= 1) || Double.isInfinite(ratio)) {
      throw new InputException("the compression ratio is " + ratio + ", it must be a finite number of at least 1.");
    }
    Candidates candidates = candidates();
    if (scope == Scope.GLOBAL) {
      global(candidates, ratio);
    } else {
      for (int array = 0; array < candidates.arrays(); array++) {
        int[] order = candidates.ordered(array);
        candidates.zero(order, candidates.until(order, candidates.weights(array), candidates.weights(array) / ratio));
      }
    }
    return WeightCount.of(network);
  }

  private void global(Candidates candidates, double ratio) {
    long prunable = WeightCount.of(network).prunable();
    long untouchable = prunable - candidates.weights();
    if (untouchable > prunable / ratio) {
      throw new InputException(String.format(Locale.ROOT,
          "a compression ratio of %.4g cannot be reached: the layers that are kept hold "
          + "%,d of %,d weights, so the most is %.4g; keep fewer layers.", ratio, untouchable, prunable,
          (double) prunable / untouchable));
    }
    int[] order = candidates.ordered();
    candidates.zero(order, candidates.until(order, candidates.weights(), prunable / ratio - untouchable));
  }

  /**
   * Prunes as many groups as an accuracy allows that falls by no more than this: lowest scores of the whole network first, or,
   * with {@link Scope#LAYER}, the same share of each layer. The number is found by halving, as if accuracy fell steadily, to one
   * in 4,096 of the groups.
   *
   * @param largestDrop in the units of the accuracy, at least 0
   * @param accuracy measures a network; larger is better
   */
  public WeightCount accuracyDrop(double largestDrop, ToDoubleFunction<Model> accuracy, Scope scope) {
    double least = accuracy.applyAsDouble(network) - largestDrop;
    Candidates candidates = candidates();
    int[] order = scope == Scope.GLOBAL ? candidates.ordered() : candidates.orderedByShare();
    INDArray weights = network.params().dup();
    int good = 0;
    int bad = order.length + 1;
    for (int k = 0; k < HALVINGS && bad - good > 1; k++) {
      int middle = good + (bad - good) / 2;
      candidates.zero(order, middle);
      if (accuracy.applyAsDouble(network) >= least) {
        good = middle;
      } else {
        bad = middle;
      }
      network.params().assign(weights);
    }
    candidates.zero(order, good);
    return WeightCount.of(network);
  }
}
