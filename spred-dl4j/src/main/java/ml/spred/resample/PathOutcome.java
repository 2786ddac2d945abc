package ml.spred.resample;

import java.io.Serializable;

/**
 * A path that was solved on some of the samples.
 *
 * @param supports indices of the selected genes at each solved strength, {@code [strengths][selected]}; the strengths are the
 *     first of the setting
 * @param probabilities of the samples to be predicted, {@code [strengths][samples][classes]}
 * @param refitted the same by the ridge refit of each strength's genes; null where predictions are not relaxed
 */
public record PathOutcome(int[][] supports, double[][][] probabilities, double[][][] refitted) implements Serializable {
  /** How many strengths were solved. */
  public int numSolved() {
    return supports.length;
  }
}
