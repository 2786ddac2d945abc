package ml.spred.coding;

import java.io.Serializable;

/**
 * How a dictionary is learned.
 *
 * @param numAtoms at least 1; 256 by default
 * @param lambda strength of the L1 penalty of a code, above 0: {@code ½·‖x − Da‖² + lambda·‖a‖₁}, that is 2·kappa of the pair
 *     {@code a = u∘w}; 1 by default
 * @param batchSize samples between two updates of the dictionary, at least 0; 0 takes all; 512 by default
 * @param maxIter passes over all samples, at least 1; 10 by default
 * @param gapTol duality gap of every code relative to its objective, above 0; 1e-4 by default
 * @param seed of the first dictionary and of the order of the samples
 */
public record CodingOptions(int numAtoms, double lambda, int batchSize, int maxIter, double gapTol, long seed)
    implements Serializable {

  public CodingOptions {
    if (numAtoms < 1 || maxIter < 1 || batchSize < 0) {
      throw new IllegalArgumentException("the number of atoms is " + numAtoms + " and of passes " + maxIter
          + ", both must be at least 1; the batch size is " + batchSize + ", it must be at least 0.");
    }
    if (!(lambda > 0 && Double.isFinite(lambda)) || !(gapTol > 0 && gapTol < 1)) {
      throw new IllegalArgumentException("lambda is " + lambda
          + ", it must be a finite number above 0; the tolerance of the duality"
          + " gap is " + gapTol + ", it must be above 0 and below 1.");
    }
  }

  public static CodingOptions defaults() {
    return new CodingOptions(256, 1, 512, 10, 1e-4, 0);
  }

  public CodingOptions withNumAtoms(int value) {
    return new CodingOptions(value, lambda, batchSize, maxIter, gapTol, seed);
  }

  public CodingOptions withLambda(double value) {
    return new CodingOptions(numAtoms, value, batchSize, maxIter, gapTol, seed);
  }

  public CodingOptions withBatchSize(int value) {
    return new CodingOptions(numAtoms, lambda, value, maxIter, gapTol, seed);
  }

  public CodingOptions withMaxIter(int value) {
    return new CodingOptions(numAtoms, lambda, batchSize, value, gapTol, seed);
  }

  public CodingOptions withGapTol(double value) {
    return new CodingOptions(numAtoms, lambda, batchSize, maxIter, value, seed);
  }

  public CodingOptions withSeed(long value) {
    return new CodingOptions(numAtoms, lambda, batchSize, maxIter, gapTol, value);
  }
}
