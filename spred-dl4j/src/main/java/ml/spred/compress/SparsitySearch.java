package ml.spred.compress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import ml.spred.InputException;
import ml.spred.search.Sparsity;
import ml.spred.search.SparsityTarget;
import ml.spred.search.StrengthBracket;

/**
 * Finds the strength that gives a prescribed sparsity (arXiv 2408.02801): solves for one strength, looks at the sparsity
 * reached, and moves the strength until the target is met within a tolerance. A strength is doubled or halved until the target
 * lies between two, then the geometric mean of the two is taken. With one strength for all layers this is the paper's Algorithm
 * 1, with one for each Algorithm 2: all layers move at the same time, each by its own sparsity.
 *
 * <p>Solving is the caller's, for example {@link Compressor}; with proximal steps ({@link CompressionMethod#PROXIMAL_L1}) it is
 * the paper's Algorithm 3. Nothing here knows the activation or the penalty: with whole neurons
 * ({@link Recipe#withGrouping}) groups are searched. {@link ml.spred.search.StrengthSearch} does the same for anything else.
 */
public final class SparsitySearch {
  /** Largest change of a strength before both sides are known. */
  private static final double FACTOR = 2;

  private final double tolerance;
  private final int mostSolves;

  /** Trains a network from the same start. */
  @FunctionalInterface
  public interface Solver {
    /** @param kappas one for each array of weights in the order of the count that is returned */
    WeightCount solve(double[] kappas);
  }

  /**
   * What was found.
   *
   * @param kappas one for each array of weights
   * @param count what they give
   * @param trace every solve, in order; the last is this one
   */
  public record Found(double[] kappas, WeightCount count, List<Step> trace) {
    /** How often was solved. */
    public int solves() {
      return trace.size();
    }
  }

  /**
   * One solve.
   *
   * @param kappas one for each array of weights
   * @param count what they gave
   */
  public record Step(double[] kappas, WeightCount count) {}

  /**
   * @param tolerance largest distance of a sparsity from its target, 0 … 1
   * @param mostSolves at least 1
   */
  public SparsitySearch(double tolerance, int mostSolves) {
    if (!(tolerance > 0) || mostSolves < 1) {
      throw new IllegalArgumentException("the tolerance is " + tolerance + " and must be above 0, the most solves are "
          + mostSolves
          + " and must be at least 1.");
    }
    this.tolerance = tolerance;
    this.mostSolves = mostSolves;
  }

  /**
   * One strength for all layers (Algorithm 1).
   *
   * @param arrays number of arrays of weights
   * @param start first strength, positive
   * @param target sparsity of all prunable weights together, above 0, below 1
   * @throws InputException when no strength tried meets it; the message says the nearest
   */
  public Found single(Solver solver, int arrays, double start, double target) {
    StrengthBracket bracket = bracket(start, target);
    List<Step> trace = new ArrayList<>();
    for (int solve = 1; solve <= mostSolves; solve++) {
      double[] kappas = new double[arrays];
      Arrays.fill(kappas, bracket.strength());
      WeightCount count = solver.solve(kappas);
      trace.add(new Step(kappas, count));
      if (bracket.meets(sparsity(count))) {
        return new Found(kappas, count, List.copyOf(trace));
      }
      bracket.move(sparsity(count));
    }
    throw notMet(bracket, target, "the network");
  }

  /**
   * One strength for each array of weights (Algorithm 2).
   *
   * @param starts first strengths, positive
   * @param targets sparsity of each array, above 0, below 1
   * @throws InputException when the last strengths tried miss one of the targets; the message names the layer and the nearest
   */
  public Found perLayer(Solver solver, double[] starts, double[] targets) {
    StrengthBracket[] brackets = new StrengthBracket[starts.length];
    Arrays.setAll(brackets, k -> bracket(starts[k], targets[k]));
    List<Step> trace = new ArrayList<>();
    WeightCount count = null;
    for (int solve = 1; solve <= mostSolves; solve++) {
      double[] kappas = Arrays.stream(brackets).mapToDouble(StrengthBracket::strength).toArray();
      count = solver.solve(kappas);
      trace.add(new Step(kappas, count));
      boolean all = true;
      for (int k = 0; k < brackets.length; k++) {
        Sparsity reached = sparsity(count.layers().get(k));
        if (!brackets[k].meets(reached)) {
          all = false;
          brackets[k].move(reached);
        }
      }
      if (all) {
        return new Found(kappas, count, List.copyOf(trace));
      }
    }
    for (int k = 0; k < brackets.length; k++) {
      if (!brackets[k].meets(sparsity(count.layers().get(k)))) {
        throw notMet(brackets[k], targets[k], "layer '" + count.layers().get(k).layer() + "'");
      }
    }
    throw new IllegalStateException("all layers meet their targets.");
  }

  private static Sparsity sparsity(WeightCount count) {
    return new Sparsity(count.nonZero(), count.prunable());
  }

  private static Sparsity sparsity(WeightCount.LayerCount count) {
    return new Sparsity(count.nonZero(), count.weights());
  }

  private StrengthBracket bracket(double start, double target) {
    return new StrengthBracket(new SparsityTarget.Share(target, tolerance), start, FACTOR, true);
  }

  private InputException notMet(StrengthBracket bracket, double target, String what) {
    return new InputException(String.format(Locale.ROOT,
        "a sparsity of %.4g of %s was not met within %.2g in %d trainings; the nearest "
        + "was %.4g at kappa %.4g; allow more trainings or a wider tolerance.", target, what, tolerance, mostSolves,
        bracket.nearest().share(), bracket.nearestStrength()));
  }
}
