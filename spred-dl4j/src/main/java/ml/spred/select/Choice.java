package ml.spred.select;

import java.io.Serializable;

/**
 * How the strength of the penalty is chosen.
 *
 * @param mode which way
 * @param kappa the strength for {@link SelectionMode#KAPPA}
 * @param numTopFeatures the number of genes for {@link SelectionMode#NUM_TOP_FEATURES}
 */
public record Choice(SelectionMode mode, double kappa, int numTopFeatures) implements Serializable {
  /** Exactly this strength, above 0. */
  public static Choice kappa(double kappa) {
    if (!(kappa > 0) || Double.isInfinite(kappa)) {
      throw new IllegalArgumentException("kappa is " + kappa + ", it must be a finite number above 0.");
    }
    return new Choice(SelectionMode.KAPPA, kappa, 0);
  }

  /**
   * Exactly this number of genes, at least 1. Where no strength down to 1e-4·kappaMax gives that many, the densest solution of the
   * path stands (an L1 solution cannot hold arbitrarily many genes on few samples).
   */
  public static Choice numTopFeatures(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("the number of features is " + number + ", it must be at least 1.");
    }
    return new Choice(SelectionMode.NUM_TOP_FEATURES, 0, number);
  }

  /** The sparsest strength whose accuracy on the validation samples is within one standard error of the best. */
  public static Choice oneStandardError() {
    return new Choice(SelectionMode.ONE_STANDARD_ERROR, 0, 0);
  }

  /** The strength with the best score on the validation samples. */
  public static Choice validation() {
    return new Choice(SelectionMode.VALIDATION, 0, 0);
  }
}
