package ml.spred.solver;

import java.util.List;
import ml.spred.convex.LinearHead;
import ml.spred.problem.Certificate;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A linear head solved by Newton steps, as one of the solvers of a path. */
final class ConvexHead implements KappaSolver {
  private final LinearHead head;
  private final List<TrainingRecord> history;
  /** The last solution in both shapes: a path goes on from it. */
  private SparsePoint lastPoint;
  private LinearHead.Solution lastSolution;

  ConvexHead(LinearHead head, List<TrainingRecord> history) {
    this.head = head;
    this.history = history;
  }

  @Override
  public Empty empty() {
    return new Empty(remember(head.empty()), head.kappaMax(), head.emptyLoss());
  }

  @Override
  public Solved solve(SparsePoint start, double kappa, double kappaMax, double tolerance, boolean open) {
    LinearHead.Solution from = solution(start);
    return solved(open ? head.solve(from, kappa, tolerance) : head.solveOnly(from, kappa, tolerance));
  }

  /** A solution is a function of its start alone. */
  @Override
  public void resume(SparsePoint start, double kappa, double kappaMax, Solved solved) {}

  private Solved solved(LinearHead.Solution solution) {
    Certificate certificate = solution.certificate();
    int before = history.isEmpty() ? 0 : history.get(history.size() - 1).iteration();
    history.add(new TrainingRecord(before + solution.steps(), certificate.kappa(), certificate.objective(),
        solution.genes().length, Double.NaN));
    return new Solved(remember(solution), certificate, solution.steps());
  }

  private SparsePoint remember(LinearHead.Solution solution) {
    INDArray bias = Nd4j.createFromArray(solution.intercept()).reshape(1, solution.intercept().length);
    lastPoint = new SparsePoint(solution.genes(), solution.weights(), bias);
    lastSolution = solution;
    return lastPoint;
  }

  private LinearHead.Solution solution(SparsePoint point) {
    return point == lastPoint ? lastSolution
        : new LinearHead.Solution(point.genes(), point.folded(), point.dense().toDoubleVector(), null, 0);
  }
}
