package ml.spred.solver;

import ml.spred.compute.Lanes;
import ml.spred.compute.Transfer;
import ml.spred.ensemble.EnsembleParameters;
import ml.spred.ensemble.EnsembleShape;
import ml.spred.ensemble.EnsembleStep;
import ml.spred.ensemble.Factors;
import ml.spred.ensemble.UnitNorms;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Form;
import ml.spred.problem.Penalty;

/**
 * The live genes in the middle of a training, held against the optimality conditions: how far the ones that stay are from theirs,
 * and which ones belong at zero. A gene belongs at zero when a proximal gradient step puts it there:
 * {@code ‖V_i − t·G_i‖ ≤ 2·kappa·t}; at a minimum that is exactly {@code ‖G_i‖ ≤ 2·kappa}, and no threshold on V is involved.
 */
final class Look {
  private final double objective;
  private final double violation;
  private final double denseGradient;
  private final double[][] pruned;
  private final int numZero;

  private Look(double objective, double violation, double denseGradient, double[][] pruned, int numZero) {
    this.objective = objective;
    this.violation = violation;
    this.denseGradient = denseGradient;
    this.pruned = pruned;
    this.numZero = numZero;
  }

  /** @param genes the live genes, as columns of {@code x} */
  static Look at(
      Lanes lanes, EnsembleStep step, EnsembleParameters parameters, Penalty penalty, FeatureMatrix x, int[] genes) {
    EnsembleParameters gradient = new EnsembleParameters(parameters.shape(), parameters.flat().dataType());
    double objective = step.lossAndGradient(parameters, penalty, gradient);
    double[][] folded = Factors.fold(parameters);
    double[][] slopes = Gradients.ofGenes(lanes, x, genes, Transfer.doubles(step.outputDelta()));
    double threshold = 2 * penalty.kappa();
    double worst = 0;
    int zeros = 0;
    for (int k = 0; k < genes.length; k++) {
      boolean live = Factors.norm(folded[k]) > 0;
      prune(folded[k], slopes[k], threshold, step(x, genes[k]), penalty.form());
      if (Factors.norm(folded[k]) > 0) {
        worst = Math.max(worst, distance(folded[k], slopes[k], threshold, penalty.form()));
      } else if (live) {
        zeros++;
      }
    }
    double relative = threshold > 0 ? worst / threshold : worst;
    return new Look(objective, relative, UnitNorms.largest(gradient), folded, zeros);
  }

  private static double distance(double[] v, double[] gradient, double threshold, Form form) {
    return form == Form.GROUP ? Assessment.groupDistance(v, gradient, threshold)
        : Assessment.elementDistance(v, gradient, threshold);
  }

  /** Length of the proximal step: the inverse mean square of the gene, a bound on the curvature that it can see. */
  private static double step(FeatureMatrix x, int gene) {
    int offset = x.offset(gene);
    double squares = 0;
    for (int k = offset; k < offset + x.numSamples(); k++) {
      squares += (double) x.values()[k] * x.values()[k];
    }
    return squares == 0 ? 1 : x.numSamples() / squares;
  }

  private static void prune(double[] v, double[] gradient, double threshold, double step, Form form) {
    double squares = 0;
    for (int k = 0; k < v.length; k++) {
      double moved = v[k] - step * gradient[k];
      squares += moved * moved;
      if (form == Form.ELEMENTWISE && Math.abs(moved) <= threshold * step) {
        v[k] = 0;
      }
    }
    if (form == Form.GROUP && Math.sqrt(squares) <= threshold * step) {
      java.util.Arrays.fill(v, 0);
    }
  }

  /** Value of the factored objective. */
  double objective() {
    return objective;
  }

  /** Worst violation among the genes that stay, relative to 2·kappa. */
  double violation() {
    return violation;
  }

  /** V with the genes that belong at zero put there. */
  double[][] pruned() {
    return pruned;
  }

  /** Genes that were live and belong at zero. */
  int numZero() {
    return numZero;
  }

  /** Whether the genes that stay meet their conditions and the dense parameters are at rest to the same accuracy. */
  boolean settled(double tolerance, Penalty penalty) {
    return violation <= tolerance && denseGradient <= tolerance * 2 * Math.max(penalty.kappa(), Double.MIN_NORMAL);
  }
}
