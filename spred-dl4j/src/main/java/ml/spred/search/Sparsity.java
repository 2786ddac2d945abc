package ml.spred.search;

import java.io.Serializable;

/**
 * What is left of features or weights.
 *
 * @param nonZero those that are not zero
 * @param all there are, at least 1
 */
public record Sparsity(long nonZero, long all) implements Serializable {
  /** Share of zeros, 0 … 1. */
  public double share() {
    return 1 - (double) nonZero / all;
  }
}
