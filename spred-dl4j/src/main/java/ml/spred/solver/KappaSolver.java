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
   * @param start where to start, usually the solution of the strength before
   * @param tolerance what to reach: of the duality gap where the solver has one, of the violation elsewhere
   */
  Solved solve(SparsePoint start, double kappa, double kappaMax, double tolerance);

  /**
   * Told of a strength whose answer came from a {@link Checkpoint}: what the solver carries from one strength to the next must be as if
   * it had been solved here.
   */
  void resume(SparsePoint start, double kappa, double kappaMax, Solved solved);

  /** Solves for the genes of the start alone, as if all others did not exist; the certificate is over all genes all the same. */
  Solved solveOnly(SparsePoint start, double kappa, double kappaMax, double tolerance);
}
