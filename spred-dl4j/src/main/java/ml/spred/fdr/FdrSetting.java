package ml.spred.fdr;

import java.io.Serializable;

/**
 * What a control of the false discovery rate is asked for.
 *
 * @param method what the genes are held against
 * @param rate q, the rate that is allowed, in (0, 1)
 * @param training samples that it sees
 * @param seed of the rivals, and of the training where it is random
 */
public record FdrSetting(FdrMethod method, double rate, int[] training, long seed) implements Serializable {
  /** What a message calls it. */
  @Override
  public String toString() {
    return "false discovery control on " + training.length + " samples, seed " + seed;
  }
}
