package ml.spred.resample;

import java.io.Serializable;
import ml.spred.select.GridPlace;
import ml.spred.select.SampleParts;

/**
 * One fold of a nested estimate: the whole selection on the samples outside it.
 *
 * @param parts samples outside the fold: those that train, and those that choose where no inner folds do
 * @param held samples of the fold
 * @param place of the strength that inner folds chose; null where the options say how to choose
 * @param seed of initial weights and mini-batches
 */
public record OuterSetting(SampleParts parts, int[] held, GridPlace place, long seed) implements Serializable {
  /** What a message calls it. */
  @Override
  public String toString() {
    return "selection outside a fold of " + held.length + " samples, seed " + seed;
  }
}
