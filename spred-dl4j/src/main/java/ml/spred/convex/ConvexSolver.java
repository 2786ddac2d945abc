package ml.spred.convex;

import java.util.Arrays;
import java.util.stream.IntStream;
import ml.spred.problem.GeneGroups;
import ml.spred.screen.Strongest;

/**
 * Solves a {@link ConvexProblem} at one strength after the other. A strength starts with the live groups and those that the
 * sequential strong rule (Tibshirani et al. 2012) asks for; {@link Newton} minimises over them; one pass of the {@link
 * GroupScreen} checks all genes, and violators join until the duality gap is small enough.
 */
final class ConvexSolver {
  /** Groups that join at once beyond the live ones: at least this many, the strongest first. */
  private static final int MIN_ROOM = 64;
  private static final int MAX_ROUNDS = 40;
  /** The working set is solved to this share of the tolerance, so that the check of all genes passes. */
  private static final double SAFETY = 0.3;
  /** Below this violation rounding of double precision speaks. */
  private static final double FINEST = 1e-13;

  private final ConvexProblem problem;
  private final GroupScreen screen;
  private final DualityGap dual;
  private final double kappaMax;
  private final ConvexPoint empty;
  private final double emptyLoss;
  /** The point that {@link #screen} was last run at. */
  private ConvexPoint screened;

  /** @param screen asks all genes of the problem */
  ConvexSolver(ConvexProblem problem, GroupScreen screen) {
    this.problem = problem;
    this.screen = screen;
    screen.expect(unpenalized());
    Working free = new Working(problem, unpenalized());
    Newton newton = new Newton(problem.loss(), free, 1, 0);
    newton.minimize(FINEST);
    this.emptyLoss = newton.objective();
    this.empty = point(free);
    screen(newton.delta(), empty, 0);
    this.dual = new DualityGap(problem, newton.delta().clone());
    this.kappaMax = screen.largest() / (2 * problem.mixing());
  }

  /** The smallest strength at which no penalised group is in. */
  double kappaMax() {
    return kappaMax;
  }

  /** The solution at {@link #kappaMax}: unpenalised columns alone. */
  ConvexPoint empty() {
    return empty;
  }

  /** The data term at {@link #empty}. */
  double emptyLoss() {
    return emptyLoss;
  }

  /** The last screened point where the given one equals it: what was computed there need not be computed again. */
  ConvexPoint known(ConvexPoint point) {
    return Arrays.equals(point.groups(), screened.groups()) && Arrays.deepEquals(point.weights(), screened.weights())
        && Arrays.equals(point.intercept(), screened.intercept()) ? screened : point;
  }

  private int[] unpenalized() {
    GeneGroups groups = problem.groups();
    return IntStream.range(0, groups.numGroups()).filter(group -> groups.factor(group) == 0).toArray();
  }

  private void screen(double[] at, ConvexPoint point, double l1) {
    screen.screen(at, l1);
    screened = point;
  }

  /**
   * Solves one strength.
   *
   * @param start where to start, at best the solution of a neighbouring strength
   * @param tolerance of the duality gap relative to the objective
   */
  ConvexSolution solve(ConvexPoint start, double kappa, double tolerance) {
    return solve(start, kappa, tolerance, null);
  }

  /**
   * Solves one strength over some groups alone; the check is over all groups all the same.
   *
   * @param allowed penalised groups that may be in; null for all
   */
  ConvexSolution solve(ConvexPoint start, double kappa, double tolerance, int[] allowed) {
    double l1 = 2 * kappa * problem.mixing();
    double ridge = 2 * kappa * (1 - problem.mixing());
    int steps = 0;
    ensureScreened(start, l1);
    // The start's own strength is the largest of its gradients: read off the point, so that a path that goes on from a stored point
    // takes the same way.
    int[] candidates = allowed == null ? join(start, 2 * l1 - screen.largest(), start.groups(), false)
        : Strongest.join(start.groups(), allowed);
    ConvexPoint point = start;
    double accuracy = SAFETY * tolerance;
    ConvexSolution solution = null;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Working working = working(point, candidates);
      Newton newton = new Newton(problem.loss(), working, l1, ridge);
      newton.minimize(accuracy);
      newton.polish(FINEST);
      steps += newton.steps();
      point = point(working);
      screen(newton.delta(), point, l1);
      solution = check(newton, working, point, l1, ridge, steps);
      if (solution.gap() <= tolerance * solution.objective()) {
        return solution;
      }
      int[] wider = allowed == null ? join(point, l1, candidates, true) : candidates;
      if (wider.length == candidates.length) {
        if (accuracy <= FINEST) {
          return solution;
        }
        accuracy = Math.max(FINEST, accuracy / 10);
      }
      candidates = wider;
    }
    return solution;
  }

  private void ensureScreened(ConvexPoint start, double l1) {
    if (start == screened) {
      return;
    }
    Working working = working(start, start.groups());
    Newton newton = new Newton(problem.loss(), working, 1, 0);
    screen(newton.deltaAtStart(), start, l1);
  }

  /**
   * The given groups and those whose strength exceeds a limit, the strongest first when there are many.
   *
   * @param proven whether the excess must hold in double precision
   */
  private int[] join(ConvexPoint point, double limit, int[] present, boolean proven) {
    return screen.join(present, limit, proven, Math.max(MIN_ROOM, 2 * point.groups().length));
  }

  private Working working(ConvexPoint point, int[] candidates) {
    screen.expect(candidates);
    Working working = new Working(problem, candidates);
    int at = 0;
    if (problem.intercept()) {
      System.arraycopy(point.intercept(), 0, working.weights, 0, working.outputs);
      at = working.outputs;
    }
    for (int group : candidates) {
      int known = Arrays.binarySearch(point.groups(), group);
      int length = problem.groups().size(group) * working.outputs;
      if (known >= 0) {
        System.arraycopy(point.weights()[known], 0, working.weights, at, length);
      }
      at += length;
    }
    return working;
  }

  private ConvexPoint point(Working working) {
    double[] intercept = new double[working.outputs];
    int at = 0;
    if (problem.intercept()) {
      System.arraycopy(working.weights, 0, intercept, 0, working.outputs);
      at = working.outputs;
    }
    int[] names = Arrays.stream(working.groups).filter(group -> group != Working.INTERCEPT).distinct().toArray();
    int[] kept = new int[names.length];
    double[][] weights = new double[names.length][];
    int count = 0;
    for (int group : names) {
      double[] own = Arrays.copyOfRange(working.weights, at, at + problem.groups().size(group) * working.outputs);
      at += own.length;
      if (problem.groups().factor(group) == 0 || Arrays.stream(own).anyMatch(value -> value != 0)) {
        kept[count] = group;
        weights[count++] = own;
      }
    }
    return new ConvexPoint(Arrays.copyOf(kept, count), Arrays.copyOf(weights, count), intercept);
  }

  /** Holds every group against its condition: working ones with the slopes that Newton left, the others with the screening. */
  private ConvexSolution check(
      Newton newton, Working working, ConvexPoint point, double l1, double ridge, int steps) {
    GeneGroups groups = problem.groups();
    boolean[] in = new boolean[groups.numGroups()];
    Conditions conditions = new Conditions(newton, working, l1);
    for (int block = 0; block < working.blocks(); block++) {
      conditions.addWorking(block);
      if (working.groups[block] != Working.INTERCEPT) {
        in[working.groups[block]] = true;
      }
    }
    screen.exceeding(l1, in, conditions::addZero);
    double penalty = newton.penalty();
    double loss = newton.objective() - penalty;
    double gap = newton.objective() - dual.value(newton.delta(), conditions, l1, ridge);
    return new ConvexSolution(point, loss, penalty, Math.max(0, gap), conditions.violation(), conditions.worstGroup(),
        conditions.unpenalized(), steps);
  }
}
