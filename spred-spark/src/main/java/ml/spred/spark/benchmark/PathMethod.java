package ml.spred.spark.benchmark;

import java.util.List;

/** A solver of the grouped multinomial path. */
interface PathMethod {
  /**
   * What it found.
   *
   * @param seconds the fastest of the repeats
   * @param answers one for each strength
   */
  record Solved(double seconds, List<PathObjective.Answer> answers) {}

  String name();

  /** @param lambdas descending */
  Solved solve(SpeedProblem problem, double[] lambdas, int repeats);
}
