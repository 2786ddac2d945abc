package ml.spred.solver;

import java.io.Serializable;
import ml.spred.problem.Certificate;

/**
 * One strength of a path.
 *
 * @param kappa the strength
 * @param numFeatures genes with {@code V ≠ 0}
 * @param certificate proof of how near the point is to a minimum
 * @param iterations steps of the inner solver at this strength
 * @param validationAccuracy share of validation samples that the pure solution classifies rightly (a relaxed blend may do
 *     better); after a cross-validation that of the samples that its folds held out; NaN without either
 * @param validationLoss mean negative log-probability of the same samples; NaN without them
 * @param chosen whether the selection took this point
 * @param support indices of the genes with {@code V ≠ 0}, ascending
 * @param scores group norm {@code ‖V_i‖} of each of them
 * @param coefficients of the linear head on standardised values, {@code [support][numClasses]}; empty rows without a linear head
 * @param intercept of the linear head, {@code [numClasses]}; empty without one
 */
public record PathPoint(
    double kappa,
    int numFeatures,
    Certificate certificate,
    int iterations,
    double validationAccuracy,
    double validationLoss,
    boolean chosen,
    int[] support,
    double[] scores,
    double[][] coefficients,
    double[] intercept)
    implements Serializable {

  /** The same point, scored on other samples. */
  public PathPoint withValidation(double accuracy, double loss) {
    return new PathPoint(kappa, numFeatures, certificate, iterations, accuracy, loss, chosen, support, scores, coefficients,
        intercept);
  }

  /** The same point, chosen. */
  public PathPoint choose() {
    return new PathPoint(kappa, numFeatures, certificate, iterations, validationAccuracy, validationLoss, true, support, scores,
        coefficients, intercept);
  }
}
