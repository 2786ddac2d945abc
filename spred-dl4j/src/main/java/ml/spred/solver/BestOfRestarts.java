package ml.spred.solver;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several paths side by side, each from its own draw of the dense layers; at every strength the one with the lowest objective is
 * reported, and each goes on from its own solution.
 */
final class BestOfRestarts implements KappaSolver {
  private final List<KappaSolver> solvers;
  /** Where each solver stands at a reported point. */
  private final Map<SparsePoint, List<SparsePoint>> stands = new IdentityHashMap<>();

  /** @param solvers one for each draw, at least one */
  BestOfRestarts(List<KappaSolver> solvers) {
    this.solvers = solvers;
  }

  /** The empty model of the draw whose genes enter first; its kappaMax leaves every draw empty. */
  @Override
  public Empty empty() {
    List<Empty> all = solvers.stream().map(KappaSolver::empty).toList();
    Empty first = all.get(0);
    for (Empty other : all) {
      first = other.kappaMax() > first.kappaMax() ? other : first;
    }
    stands.put(first.point(), all.stream().map(Empty::point).toList());
    return first;
  }

  @Override
  public Solved solve(SparsePoint start, double kappa, double kappaMax, double tolerance, boolean open) {
    List<SparsePoint> own = stands.get(start);
    Solved[] solved = new Solved[solvers.size()];
    int best = 0;
    int iterations = 0;
    for (int k = 0; k < solved.length; k++) {
      // A point that was not reported from here, such as the best genes of one, is where every draw starts.
      solved[k] = solvers.get(k).solve(own == null ? start : own.get(k), kappa, kappaMax, tolerance, open);
      iterations += solved[k].iterations();
      best = solved[k].certificate().objective() < solved[best].certificate().objective() ? k : best;
    }
    stands.put(solved[best].point(), List.of(solved).stream().map(Solved::point).toList());
    return new Solved(solved[best].point(), solved[best].certificate(), iterations);
  }

  /** Each draw keeps and reads its own answers, see {@link KappaPath}. */
  @Override
  public void resume(SparsePoint start, double kappa, double kappaMax, Solved solved) {
    throw new IllegalStateException("the draws resume, not the choice among them.");
  }
}
