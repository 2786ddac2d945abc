package ml.spred.solver;

import ml.spred.problem.Certificate;

/** Solves the problem at one strength. */
interface KappaSolver {
  /** What was found at one strength. */
  record Solved(SparsePoint point, Certificate certificate, int iterations) {}

  /**
   * @param start where to start, usually the solution of the strength before
   * @param tolerance the violation to reach, relative to 2·kappa
   */
  Solved solve(SparsePoint start, double kappa, double kappaMax, double tolerance);
}
