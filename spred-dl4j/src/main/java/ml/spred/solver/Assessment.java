package ml.spred.solver;

import ml.spred.ensemble.Factors;
import ml.spred.problem.Certificate;
import ml.spred.problem.Form;
import ml.spred.problem.Penalty;
import ml.spred.screen.GeneScreen;

/**
 * A point held against the optimality conditions.
 *
 * @param point the live genes and their weights
 * @param penalty strength and form
 * @param loss the data term
 * @param penaltyValue {@code 2·kappa·P(V)}
 * @param decay weight decay of the dense layers
 * @param denseGradient see {@link Certificate#denseGradient}
 * @param delta {@code D = ∂loss/∂M}, {@code [samples, width]}, column after column
 * @param live {@code G [live genes][width]}, gradient of the loss by V
 * @param strengths of the gradient of every gene, see {@link GeneScreen}: in double where it may reach {@code 2·kappa}, an upper bound
 *     elsewhere
 */
record Assessment(
    SparsePoint point,
    Penalty penalty,
    double loss,
    double penaltyValue,
    double decay,
    double denseGradient,
    double[] delta,
    double[][] live,
    double[] strengths) {

  /** The same point held against the conditions of another strength of the same form. */
  Assessment at(Penalty other) {
    double norm = penalty.kappa() == 0 ? 0 : penaltyValue / penalty.kappa();
    return new Assessment(point, other, loss, norm * other.kappa(), decay, denseGradient, delta, live, strengths);
  }

  /** Distance of one gene to its optimality condition, relative to {@code 2·kappa} (absolute when that is 0). */
  double violation(int gene) {
    int position = point.position(gene);
    double threshold = 2 * penalty.kappa();
    double distance = position >= 0 ? distance(position, threshold) : Math.max(0, strengths[gene] - threshold);
    return threshold > 0 ? distance / threshold : distance;
  }

  private double distance(int position, double threshold) {
    double[] v = point.folded()[position];
    return penalty.form() == Form.GROUP ? groupDistance(v, live[position], threshold)
        : elementDistance(v, live[position], threshold);
  }

  /** {@code ‖G_i + 2·kappa·V_i/‖V_i‖‖}, or what {@code ‖G_i‖} exceeds {@code 2·kappa} by when the group is zero. */
  static double groupDistance(double[] v, double[] gradient, double threshold) {
    double size = Factors.norm(v);
    if (size == 0) {
      return Math.max(0, Factors.norm(gradient) - threshold);
    }
    double squares = 0;
    for (int k = 0; k < v.length; k++) {
      double distance = gradient[k] + threshold * v[k] / size;
      squares += distance * distance;
    }
    return Math.sqrt(squares);
  }

  /** The largest distance of a gene's weights to {@code G + 2·kappa·sign(V) = 0}, or {@code |G| ≤ 2·kappa} at zero. */
  static double elementDistance(double[] v, double[] gradient, double threshold) {
    double worst = 0;
    for (int k = 0; k < v.length; k++) {
      double distance = v[k] == 0 ? Math.max(0, Math.abs(gradient[k]) - threshold)
          : Math.abs(gradient[k] + threshold * Math.signum(v[k]));
      worst = Math.max(worst, distance);
    }
    return worst;
  }

  /** The worst violation over all genes, and where it is. */
  Certificate certificate(double kappaMax, double tolerance) {
    double worst = 0;
    int where = -1;
    for (int gene = 0; gene < strengths.length; gene++) {
      double violation = violation(gene);
      if (violation > worst) {
        worst = violation;
        where = gene;
      }
    }
    return new Certificate(penalty.kappa(), kappaMax, worst, where, denseGradient, Double.NaN, tolerance, strengths.length, loss,
        penaltyValue, decay);
  }
}
