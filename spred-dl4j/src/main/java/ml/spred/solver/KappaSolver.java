package ml.spred.solver;

import ml.spred.problem.Certificate;

/** Solves the problem at one strength. */
interface KappaSolver {
  /** What was found at one strength. */
  record Solved(SparsePoint point, Certificate certificate, int iterations) {}

  /** @param start where to start, usually the solution of the strength before */
  Solved solve(SparsePoint start, double kappa, double kappaMax);
}
