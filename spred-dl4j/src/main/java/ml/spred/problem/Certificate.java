package ml.spred.problem;

import java.io.Serializable;

/**
 * The record that proves how near a result is to a minimum: after folding to V every gene was held against the optimality
 * conditions, {@code V_i = 0: ‖∇_i L‖ ≤ 2·kappa} and {@code V_i ≠ 0: ∇_i L = −2·kappa·V_i/‖V_i‖}, in double precision.
 *
 * @param kappa strength of the penalty {@code 2·kappa·Σ‖V_i‖}
 * @param kappaMax the smallest kappa at which no gene enters
 * @param violation the largest distance to the conditions over all genes, relative to {@code 2·kappa}; 0 is exact. Absolute
 *     when kappa is 0
 * @param worstFeature index of the gene with the largest distance, −1 when every distance is 0
 * @param denseGradient of the gradient by the parameters without an L1 penalty, the largest norm of what leads into one unit:
 *     weights and bias of a unit behind the first layer, the bias of one in it, one intercept
 * @param gap duality gap relative to the objective: what the objective exceeds its minimum by is at most this share of it. NaN
 *     where the problem is not convex (an MLP head) or the optimizer does not compute it
 * @param tolerance what was asked of the gap where there is one, of the violation elsewhere
 * @param numChecked genes that were held against the conditions
 * @param loss the data term: sum over the heads of the mean cross-entropy, natural logarithm
 * @param penalty {@code 2·kappa·P(V)}
 * @param decay weight decay of the dense layers behind the first
 */
public record Certificate(
    double kappa,
    double kappaMax,
    double violation,
    int worstFeature,
    double denseGradient,
    double gap,
    double tolerance,
    int numChecked,
    double loss,
    double penalty,
    double decay)
    implements Serializable {

  /** The value of the objective: loss + penalty + decay. */
  public double objective() {
    return loss + penalty + decay;
  }

  /**
   * Whether the gap is within the tolerance that was asked for; where there is no gap, whether the violation and, relative to
   * {@code 2·kappa} as well, the dense gradient are.
   */
  public boolean holds() {
    return hasGap() ? gap <= tolerance : violation <= tolerance && denseGradient <= tolerance * (kappa > 0 ? 2 * kappa : 1);
  }

  /** The same of a problem whose columns are not the genes: by the number of genes and the gene of the worst column. */
  public Certificate ofGenes(int numGenes, int worstGene) {
    return new Certificate(kappa, kappaMax, violation, worstGene, denseGradient, gap, tolerance, numGenes, loss, penalty, decay);
  }

  /** Whether a duality gap bounds the distance to the global minimum. */
  public boolean hasGap() {
    return !Double.isNaN(gap);
  }
}
