package ml.spred.select;

import java.io.Serializable;
import ml.spred.InputException;

/**
 * Whether predictions blend the L1 solution with a refit of its own genes: {@code gamma·pure + (1 − gamma)·refit}. Genes and
 * certificate are the same for every gamma.
 *
 * @param gamma share of the pure solution in [0, 1]; NaN chooses it on the validation samples, together with the strength
 * @param ridge strength of the refit's penalty {@code ridge/2·‖V‖²} on standardised genes, positive
 */
public record Relaxation(double gamma, double ridge) implements Serializable {
  /** Default of {@link #ridge}. */
  public static final double DEFAULT_RIDGE = 0.01;
  private static final double[] CANDIDATES = {1, 0.75, 0.5, 0.25, 0};

  public Relaxation {
    if (!Double.isNaN(gamma) && !(gamma >= 0 && gamma <= 1)) {
      throw new InputException("relaxation is " + gamma + ", it must be in [0, 1]; 1 is the pure L1 solution.");
    }
    if (!(ridge > 0) || Double.isInfinite(ridge)) {
      throw new InputException("the ridge of the relaxed refit is " + ridge + ", it must be a finite number above 0.");
    }
  }

  /** The pure solution. */
  public static Relaxation none() {
    return new Relaxation(1, DEFAULT_RIDGE);
  }

  /** A given share of the pure solution. */
  public static Relaxation of(double gamma) {
    return new Relaxation(gamma, DEFAULT_RIDGE);
  }

  /** The share with the best score on the validation samples, of 1, 0.75, 0.5, 0.25 and 0. */
  public static Relaxation chosen() {
    return new Relaxation(Double.NaN, DEFAULT_RIDGE);
  }

  /** Whether gamma is chosen on validation samples. */
  public boolean isChosen() {
    return Double.isNaN(gamma);
  }

  /** The shares that come into question, the pure solution first. */
  public double[] candidates() {
    return isChosen() ? CANDIDATES.clone() : new double[] {gamma};
  }
}
