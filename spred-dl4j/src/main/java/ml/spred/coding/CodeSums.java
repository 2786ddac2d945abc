package ml.spred.coding;

/**
 * Sums over the codes of all batches that an update of the dictionary needs: {@code Σ a·aᵀ} and {@code Σ x·aᵀ} (Mairal et al. 2010,
 * algorithm 1).
 */
final class CodeSums {
  /** {@code [atoms][atoms]}. */
  final double[][] gram;
  /** {@code [atoms][features]}. */
  final double[][] products;

  CodeSums(int atoms, int features) {
    this.gram = new double[atoms][atoms];
    this.products = new double[atoms][features];
  }

  /** Lets what is old count less. */
  void scale(double factor) {
    for (int atom = 0; atom < gram.length; atom++) {
      scale(gram[atom], factor);
      scale(products[atom], factor);
    }
  }

  private static void scale(double[] values, double factor) {
    for (int k = 0; k < values.length; k++) {
      values[k] *= factor;
    }
  }

  /** Takes an atom's codes out. */
  void forget(int atom) {
    scale(gram[atom], 0);
    scale(products[atom], 0);
    for (double[] row : gram) {
      row[atom] = 0;
    }
  }
}
