package ml.spred.coding;

import java.io.Serializable;
import ml.spred.InputException;
import ml.spred.compute.Lanes;
import ml.spred.lasso.Lasso;
import ml.spred.lasso.LassoDefinition;
import ml.spred.lasso.LassoMatrix;
import ml.spred.lasso.LassoSolution;
import ml.spred.lasso.SharedLasso;

/**
 * Codes samples by a dictionary, {@code min ½·‖x − Da‖² + lambda·‖a‖₁} each, to a duality gap: what descent on a pair
 * {@code a = u∘w} with a decay of lambda/2 on both factors can reach at best. By coordinates, upon products of atoms that all
 * samples share ({@code 8·atoms²} bytes when all are used); where that does not end, by the working-set solver of the Lasso.
 * Several threads may use one coder.
 */
public final class Coder implements Serializable {
  private static final long serialVersionUID = 1L;
  /** Samples that one thread codes after the other. */
  private static final int BLOCK = 16;
  private static final LassoDefinition PROBLEM = LassoDefinition.DEFAULT.withIntercept(false);

  private final Dictionary dictionary;
  private final double lambda;
  private final double gapTol;
  private transient volatile GramDescent descent;
  private transient volatile SharedLasso shared;

  /**
   * @param lambda strength, above 0
   * @param gapTol duality gap of a code relative to its objective, above 0
   */
  public Coder(Dictionary dictionary, double lambda, double gapTol) {
    this.dictionary = dictionary;
    this.lambda = lambda;
    this.gapTol = gapTol;
  }

  /** Codes of samples {@code [samples][features]}, shared out over the lanes. */
  Code[] codes(double[][] samples, Lanes lanes) {
    Code[] result = new Code[samples.length];
    lanes.forEach((samples.length + BLOCK - 1) / BLOCK, block -> {
      for (int k = block * BLOCK; k < Math.min(samples.length, (block + 1) * BLOCK); k++) {
        result[k] = code(samples[k]);
      }
    });
    return result;
  }

  /** Sums over the codes of samples {@code [samples][features]}. */
  public BatchSums sums(double[][] samples, Lanes lanes) {
    Code[] codes = codes(samples, lanes);
    BatchSums sums = new BatchSums(dictionary.numAtoms(), dictionary.numFeatures());
    for (int k = 0; k < codes.length; k++) {
      sums.add(samples[k], codes[k]);
    }
    return sums;
  }

  /**
   * The code of a sample.
   *
   * @param sample {@code [features]}, finite
   * @throws InputException for a sample of another length or that is not finite
   */
  public Code code(double[] sample) {
    require(sample);
    Code code = descent().code(sample);
    return code == null ? byWorkingSet(sample) : code;
  }

  private Code byWorkingSet(double[] sample) {
    // The solver's loss is a mean over the features.
    double strength = lambda / sample.length;
    try (Lasso lasso = shared().output(sample, gapTol)) {
      if (strength >= lasso.lambdaMax()) {
        double squares = 0;
        for (double value : sample) {
          squares += value * value;
        }
        return new Code(new int[0], new double[0], squares / 2, 0);
      }
      LassoSolution solution = lasso.solve(strength);
      double[] weights = new double[solution.features().length];
      for (int k = 0; k < weights.length; k++) {
        weights[k] = solution.coefficients()[k][0];
      }
      return new Code(solution.features(), weights, solution.objective() * sample.length, solution.gap());
    }
  }

  private void require(double[] sample) {
    if (sample.length != dictionary.numFeatures()) {
      throw new InputException("a sample has " + sample.length + " values, the dictionary's atoms have "
          + dictionary.numFeatures() + "; give the features of the fit in their order.");
    }
    for (int k = 0; k < sample.length; k++) {
      if (!Double.isFinite(sample[k])) {
        throw new InputException("value " + k + " of a sample is " + sample[k]
            + ", every value must be finite; fill or remove missing values before.");
      }
    }
  }

  /** Two threads that both find it missing make their own; each comes to the same codes. */
  private GramDescent descent() {
    GramDescent known = descent;
    if (known == null) {
      known = new GramDescent(dictionary.atoms(), lambda, gapTol);
      descent = known;
    }
    return known;
  }

  private SharedLasso shared() {
    SharedLasso known = shared;
    if (known == null) {
      LassoMatrix.Builder matrix = LassoMatrix.builder(dictionary.numFeatures(), dictionary.numAtoms());
      for (int atom = 0; atom < dictionary.numAtoms(); atom++) {
        for (int k = 0; k < dictionary.numFeatures(); k++) {
          matrix.set(k, atom, dictionary.atoms()[atom][k]);
        }
      }
      // Threads are used over samples; a sample's solver needs one. Two threads that both find it missing build the same.
      known = new SharedLasso(matrix.build(), PROBLEM, new Lanes(1));
      shared = known;
    }
    return known;
  }
}
