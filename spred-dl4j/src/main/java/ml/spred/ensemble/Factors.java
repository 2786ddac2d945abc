package ml.spred.ensemble;

import ml.spred.compute.Transfer;
import ml.spred.problem.Form;
import ml.spred.problem.Penalty;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Folding the redundant pair to V and unfolding V to the balanced pair of a penalty. */
public final class Factors {
  private Factors() {}

  /** {@code V [features][width]}, {@code V_i = u_i·W_i} or {@code V = U∘W}. */
  public static double[][] fold(EnsembleParameters parameters) {
    EnsembleShape shape = parameters.shape();
    double[][] folded = new double[shape.numFeatures()][];
    if (folded.length == 0) {
      return folded;
    }
    double[] mask = Transfer.doubles(parameters.mask());
    double[] weights = Transfer.doubles(parameters.weights());
    for (int gene = 0; gene < folded.length; gene++) {
      folded[gene] = new double[shape.width()];
      for (int k = 0; k < shape.width(); k++) {
        folded[gene][k] = mask[gene * shape.maskWidth() + k % shape.maskWidth()] * weights[gene * shape.width() + k];
      }
    }
    return folded;
  }

  /**
   * Writes the pair with {@code alpha·u² = beta·‖W‖²} whose product is V: {@code u = (beta/alpha)^¼·√‖V‖}. Its decay equals the
   * penalty {@code 2·kappa·‖V‖} (paper, Theorem 1), and the mask is not negative.
   */
  public static void unfold(double[][] folded, Penalty penalty, EnsembleParameters parameters) {
    EnsembleShape shape = parameters.shape();
    if (shape.numFeatures() == 0) {
      return;
    }
    // (beta / alpha)^(1/4) with alpha = kappa·balance, beta = kappa / balance; kappa cancels and may be 0.
    double tilt = 1 / Math.sqrt(penalty.balance());
    float[] mask = new float[(int) shape.maskLength()];
    float[] weights = new float[(int) shape.weightsLength()];
    for (int gene = 0; gene < folded.length; gene++) {
      unfoldGene(folded[gene], tilt, shape, gene, mask, weights);
    }
    parameters.mask().assign(view(mask, shape.maskWidth(), shape.numFeatures(), parameters));
    parameters.weights().assign(view(weights, shape.width(), shape.numFeatures(), parameters));
  }

  private static void unfoldGene(double[] value, double tilt, EnsembleShape shape, int gene, float[] mask, float[] weights) {
    double group = norm(value);
    for (int k = 0; k < value.length; k++) {
      double size = shape.form() == Form.GROUP ? group : Math.abs(value[k]);
      double factor = tilt * Math.sqrt(size);
      mask[gene * shape.maskWidth() + k % shape.maskWidth()] = (float) factor;
      weights[gene * shape.width() + k] = factor == 0 ? 0 : (float) (value[k] / factor);
    }
  }

  private static INDArray view(float[] values, int rows, int columns, EnsembleParameters parameters) {
    return Nd4j.create(values, new long[] {rows, columns}, 'f').castTo(parameters.flat().dataType());
  }

  /** Euclidean norm. */
  public static double norm(double[] values) {
    double squares = 0;
    for (double value : values) {
      squares += value * value;
    }
    return Math.sqrt(squares);
  }
}
