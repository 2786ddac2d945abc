package ml.spred.coding;

import java.io.Serializable;
import java.util.Arrays;
import ml.spred.InputException;

/**
 * Sums over the codes of a batch of samples, all that learning needs of them: {@code Σ a·aᵀ}, {@code Σ x·aᵀ} and the objectives.
 * The same samples have the same sums bit for bit, in whatever order and parts they are added. At most
 * {@code 8·atoms·(atoms + 2·features)} bytes; atoms that no code uses take none.
 */
public final class BatchSums implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int features;
  /** {@code Σ a·aᵀ}, the lower triangle; a row is null while its atom is not used. */
  private final ReproducibleSums[] gram;
  /** {@code Σ x·aᵀ} by atoms; null likewise. */
  private final ReproducibleSums[] products;
  private final ReproducibleSums objective = new ReproducibleSums(1);
  private final int[] uses;
  private double largestGap;
  private int count;

  /** No samples yet. */
  public BatchSums(int atoms, int features) {
    this.features = features;
    this.gram = new ReproducibleSums[atoms];
    this.products = new ReproducibleSums[atoms];
    this.uses = new int[atoms];
  }

  /** Adds a sample {@code [features]} and its code. */
  public BatchSums add(double[] sample, Code code) {
    int[] atoms = code.atoms();
    double[] weights = code.weights();
    for (int i = 0; i < atoms.length; i++) {
      int atom = atoms[i];
      uses[atom]++;
      if (gram[atom] == null) {
        gram[atom] = new ReproducibleSums(atom + 1);
        products[atom] = new ReproducibleSums(features);
      }
      for (int j = 0; j <= i; j++) {
        gram[atom].add(atoms[j], weights[i] * weights[j]);
      }
      for (int k = 0; k < features; k++) {
        products[atom].add(k, weights[i] * sample[k]);
      }
    }
    objective.add(0, code.objective());
    largestGap = Math.max(largestGap, code.gap());
    count++;
    return this;
  }

  /** Takes the samples of another in, which is then not to be used any more. @throws InputException beyond 2²⁷ samples */
  public BatchSums merge(BatchSums other) {
    merge(gram, other.gram);
    merge(products, other.products);
    objective.add(other.objective);
    largestGap = Math.max(largestGap, other.largestGap);
    Arrays.setAll(uses, atom -> uses[atom] + other.uses[atom]);
    count += other.count;
    if (count > ReproducibleSums.MOST_TERMS) {
      throw new InputException("a batch has " + count + " samples, at most " + ReproducibleSums.MOST_TERMS
          + " can be summed up; set the batch size.");
    }
    return this;
  }

  private static void merge(ReproducibleSums[] rows, ReproducibleSums[] others) {
    for (int atom = 0; atom < rows.length; atom++) {
      if (rows[atom] == null) {
        rows[atom] = others[atom];
      } else if (others[atom] != null) {
        rows[atom].add(others[atom]);
      }
    }
  }

  /** Samples. */
  public int count() {
    return count;
  }

  /** Samples whose code uses an atom, {@code [atoms]}. */
  public int[] uses() {
    return uses.clone();
  }

  /** Sum of the objectives of the codes. */
  public double objective() {
    return objective.value(0);
  }

  /** Largest gap of a code. */
  public double largestGap() {
    return largestGap;
  }

  /** Adds both sums. */
  void addTo(CodeSums sums) {
    for (int atom = 0; atom < gram.length; atom++) {
      for (int other = 0; gram[atom] != null && other <= atom; other++) {
        double value = gram[atom].value(other);
        sums.gram[atom][other] += value;
        sums.gram[other][atom] += other < atom ? value : 0;
      }
      for (int k = 0; products[atom] != null && k < features; k++) {
        sums.products[atom][k] += products[atom].value(k);
      }
    }
  }
}
