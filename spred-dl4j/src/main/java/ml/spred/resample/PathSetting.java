package ml.spred.resample;

import java.io.Serializable;
import ml.spred.select.SampleParts;

/**
 * One path to be solved on some of the samples.
 *
 * @param parts samples that train, and those to be predicted
 * @param kappas strengths, descending
 * @param complete whether every strength is solved; otherwise the path may end where nothing but noise is left to fit
 * @param seed of initial weights and mini-batches
 */
public record PathSetting(SampleParts parts, double[] kappas, boolean complete, long seed) implements Serializable {
  /** What a message calls it. */
  @Override
  public String toString() {
    return "path on " + parts.training().length + " samples, " + parts.validation().length + " held out, seed " + seed;
  }
}
