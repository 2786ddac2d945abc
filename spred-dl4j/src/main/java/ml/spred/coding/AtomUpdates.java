package ml.spred.coding;

import java.util.BitSet;

/**
 * Block coordinate descent over the atoms (Mairal et al. 2010, algorithm 2): each in turn goes to the minimum of
 * {@code ½·tr(DᵀD·A) − tr(DᵀB)} with the others held, and back to length 1. An atom that no code uses is not moved.
 */
final class AtomUpdates {
  /** Share of the largest use below which an atom counts as unused. */
  private static final double UNUSED = 1e-12;

  private AtomUpdates() {}

  /** One sweep, in place; returns the atoms that no code uses. */
  static BitSet sweep(double[][] atoms, CodeSums sums) {
    BitSet unused = new BitSet();
    double most = 0;
    for (int atom = 0; atom < atoms.length; atom++) {
      most = Math.max(most, sums.gram[atom][atom]);
    }
    double[] step = new double[atoms[0].length];
    for (int atom = 0; atom < atoms.length; atom++) {
      double use = sums.gram[atom][atom];
      if (use <= UNUSED * most) {
        unused.set(atom);
        continue;
      }
      System.arraycopy(sums.products[atom], 0, step, 0, step.length);
      for (int other = 0; other < atoms.length; other++) {
        double weight = sums.gram[atom][other];
        for (int k = 0; weight != 0 && k < step.length; k++) {
          step[k] -= weight * atoms[other][k];
        }
      }
      for (int k = 0; k < step.length; k++) {
        atoms[atom][k] += step[k] / use;
      }
      if (!normalise(atoms[atom])) {
        unused.set(atom);
      }
    }
    return unused;
  }

  /** To length 1; false for a vector of length 0. */
  static boolean normalise(double[] vector) {
    double squares = 0;
    for (double value : vector) {
      squares += value * value;
    }
    if (!(squares > 0)) {
      return false;
    }
    double length = Math.sqrt(squares);
    for (int k = 0; k < vector.length; k++) {
      vector[k] /= length;
    }
    return true;
  }
}
