package ml.spred.convex;

import ml.spred.problem.Form;
import ml.spred.problem.GeneGroups;
import ml.spred.problem.SampleMatrix;

/**
 * {@code loss(b + XV) + 2·kappa·Σ_g f_g·(mixing·P(V_g) + (1 − mixing)/2·‖V_g‖²)} with {@code P} the Euclidean norm of a group
 * (group form) or the sum of magnitudes (elementwise).
 *
 * @param x standardised values {@code [samples, features]}
 * @param loss of the outputs
 * @param form what is zero together
 * @param groups genes that enter together, and the factors {@code f_g}
 * @param mixing share of the L1 penalty in (0, 1]; 1 has no ridge part
 * @param intercept whether the outputs have unpenalised intercepts
 */
record ConvexProblem(SampleMatrix x, Loss loss, Form form, GeneGroups groups, double mixing, boolean intercept) {

  /**
   * Sets of values that go to zero together, given as entries of V in the order of genes and outputs; what is never penalised is
   * one.
   */
  int blocks(int group) {
    return form == Form.GROUP || groups.factor(group) == 0 ? 1 : groups.size(group) * loss.numOutputs();
  }
}
