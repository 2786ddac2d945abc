package ml.spred.search;

import java.io.Serializable;
import ml.spred.InputException;

/** How many features or weights may be other than zero. */
public sealed interface SparsityTarget extends Serializable {
  /** Whether a sparsity is what was asked for. */
  boolean meets(Sparsity reached);

  /** How far a sparsity is from what was asked for; below 0 where too few are zero. */
  double excess(Sparsity reached);

  /**
   * A share of zeros, met within a tolerance.
   *
   * @param sparsity above 0, below 1
   * @param tolerance above 0
   */
  record Share(double sparsity, double tolerance) implements SparsityTarget {
    /** @throws InputException for a share that no strength could give */
    public Share {
      if (!(sparsity > 0 && sparsity < 1) || !(tolerance > 0)) {
        throw new InputException("a sparsity of " + sparsity + " within " + tolerance
            + " cannot be searched; the sparsity must be"
            + " above 0 and below 1, the tolerance above 0.");
      }
    }

    @Override
    public boolean meets(Sparsity reached) {
      return Math.abs(excess(reached)) <= tolerance;
    }

    @Override
    public double excess(Sparsity reached) {
      return reached.share() - sparsity;
    }
  }

  /**
   * Exactly so many that are not zero.
   *
   * @param nonZero at least 1, at most those there are
   */
  record Count(long nonZero) implements SparsityTarget {
    public Count {
      if (nonZero < 1) {
        throw new InputException("exactly " + nonZero + " that are not zero cannot be searched; the number must be at least 1.");
      }
    }

    @Override
    public boolean meets(Sparsity reached) {
      return reached.nonZero() == nonZero;
    }

    /** @throws InputException where there are not as many */
    @Override
    public double excess(Sparsity reached) {
      if (nonZero > reached.all()) {
        throw new InputException("exactly " + nonZero + " of " + reached.all() + " cannot be searched; ask for at most "
            + reached.all() + ".");
      }
      return (double) (nonZero - reached.nonZero()) / reached.all();
    }
  }
}
