package ml.spred.spark.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ml.spred.compute.Lanes;
import ml.spred.convex.LinearHead;
import ml.spred.problem.Form;
import ml.spred.problem.Heads;
import ml.spred.problem.ProblemDefinition;

/**
 * This project's path. The clock runs from the standardised values to the last certificate.
 *
 * @param threads cores
 * @param gap duality gap that every strength is solved to, relative to the objective
 * @param form of the penalty
 */
record SpredPath(int threads, double gap, Form form) implements PathMethod {
  private static final double NANOS = 1e9;

  @Override
  public String name() {
    return threads == 1 ? "spred" : "spred, " + threads + " threads";
  }

  @Override
  public Solved solve(SpeedProblem problem, double[] lambdas, int repeats) {
    double best = Double.POSITIVE_INFINITY;
    List<PathObjective.Answer> answers = null;
    try (Lanes lanes = new Lanes(threads)) {
      for (int k = 0; k < repeats; k++) {
        long start = System.nanoTime();
        List<LinearHead.Solution> path = path(problem, lambdas, lanes);
        best = Math.min(best, (System.nanoTime() - start) / NANOS);
        answers = path.stream().map(SpredPath::answer).toList();
      }
    }
    return new Solved(best, answers);
  }

  /** Strengths from the largest, which selects nothing, down to a share of it, evenly on the scale of logarithms. */
  double[] strengths(SpeedProblem problem, int number, double ratio) {
    try (Lanes lanes = new Lanes(threads)) {
      double largest = 2 * head(problem, lanes).kappaMax();
      double[] grid = new double[number];
      Arrays.setAll(grid, k -> largest * Math.pow(ratio, (double) k / Math.max(1, number - 1)));
      return grid;
    }
  }

  private LinearHead head(SpeedProblem problem, Lanes lanes) {
    return new LinearHead(problem.x(), problem.labels(), problem.classes(), ProblemDefinition.of(Heads.linearOnly()).withForm(form),
        lanes);
  }

  private List<LinearHead.Solution> path(SpeedProblem problem, double[] lambdas, Lanes lanes) {
    LinearHead head = head(problem, lanes);
    List<LinearHead.Solution> path = new ArrayList<>();
    LinearHead.Solution last = null;
    for (double lambda : lambdas) {
      last = head.solve(last, lambda / 2, gap);
      path.add(last);
    }
    return path;
  }

  private static PathObjective.Answer answer(LinearHead.Solution solution) {
    return new PathObjective.Answer(Arrays.stream(solution.genes()).boxed().toList(), List.of(solution.weights()),
        solution.intercept());
  }
}
