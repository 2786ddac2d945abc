package ml.spred.coding;

import java.io.Serializable;
import ml.spred.compute.Lanes;

/**
 * Atoms of length 1, and codes of samples by them.
 *
 * @param atoms {@code [atoms][features]}
 */
public record Dictionary(double[][] atoms) implements Serializable {
  public int numAtoms() {
    return atoms.length;
  }

  public int numFeatures() {
    return atoms[0].length;
  }

  /**
   * Codes of samples, each by {@link Coder}; they do not depend on each other or on the lanes.
   *
   * @param samples {@code [samples][features]}, finite
   * @param lambda above 0
   * @param gapTol duality gap relative to the objective
   * @throws ml.spred.InputException for a sample of another length or that is not finite
   */
  public Code[] codes(double[][] samples, double lambda, double gapTol, Lanes lanes) {
    return new Coder(this, lambda, gapTol).codes(samples, lanes);
  }
}
