package ml.spred.solver;

import ml.spred.problem.Certificate;

/** Solves the problem at one strength. */
interface KappaSolver {
  /** What was found at one strength. */
  record Solved(SparsePoint point, Certificate certificate, int iterations) {}

  /**
   * The model without penalised genes.
   *
   * @param kappaMax the smallest strength at which it is a solution
   * @param loss its data term
   */
  record Empty(SparsePoint point, double kappaMax, double loss) {}

  Empty empty();

  /**
   * Solves one strength. The certificate is over all genes, whichever may be in.
   *
   * @param start where to start, usually the solution of the strength before
   * @param tolerance what to reach: of the duality gap where the solver has one, of the violation elsewhere
   * @param open whether any gene may enter; otherwise the genes of the start alone are in, as if no others existed
   */
  Solved solve(SparsePoint start, double kappa, double kappaMax, double tolerance, boolean open);

  /**
   * Told of a strength whose answer came from a {@link Checkpoint}: what the solver carries from one strength to the next must be as if
   * it had been solved here.
   */
  void resume(SparsePoint start, double kappa, double kappaMax, Solved solved);
}
