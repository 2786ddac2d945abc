package ml.spred.compress;

import java.util.Arrays;
import java.util.Locale;
import ml.spred.InputException;

/**
 * Finds the strength that gives a prescribed sparsity (arXiv 2408.02801): solves for one strength, looks at the sparsity
 * reached, and moves the strength until the target is met within a tolerance. A strength is doubled or halved until the target
 * lies between two, then the geometric mean of the two is taken. With one strength for all layers this is the paper's Algorithm
 * 1, with one for each Algorithm 2: all layers move at the same time, each by its own sparsity.
 *
 * <p>Solving is the caller's, for example {@link Compressor}; with proximal steps ({@link CompressionMethod#PROXIMAL_L1}) it is
 * the paper's Algorithm 3.
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
   * @param solves how often was solved
   */
  public record Found(double[] kappas, WeightCount count, int solves) {}

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
    Bracket bracket = new Bracket(start, target);
    for (int solve = 1; solve <= mostSolves; solve++) {
      double[] kappas = new double[arrays];
      Arrays.fill(kappas, bracket.kappa);
      WeightCount count = solver.solve(kappas);
      if (bracket.meets(count.sparsity())) {
        return new Found(kappas, count, solve);
      }
      bracket.move(count.sparsity());
    }
    throw bracket.notMet("the network");
  }

  /**
   * One strength for each array of weights (Algorithm 2).
   *
   * @param starts first strengths, positive
   * @param targets sparsity of each array, above 0, below 1
   * @throws InputException when the last strengths tried miss one of the targets; the message names the layer and the nearest
   */
  public Found perLayer(Solver solver, double[] starts, double[] targets) {
    Bracket[] brackets = new Bracket[starts.length];
    Arrays.setAll(brackets, k -> new Bracket(starts[k], targets[k]));
    WeightCount count = null;
    for (int solve = 1; solve <= mostSolves; solve++) {
      double[] kappas = Arrays.stream(brackets).mapToDouble(bracket -> bracket.kappa).toArray();
      count = solver.solve(kappas);
      boolean all = true;
      for (int k = 0; k < brackets.length; k++) {
        double reached = count.layers().get(k).sparsity();
        if (!brackets[k].meets(reached)) {
          all = false;
          brackets[k].move(reached);
        }
      }
      if (all) {
        return new Found(kappas, count, solve);
      }
    }
    for (int k = 0; k < brackets.length; k++) {
      if (!brackets[k].meets(count.layers().get(k).sparsity())) {
        throw brackets[k].notMet("layer '" + count.layers().get(k).layer() + "'");
      }
    }
    throw new IllegalStateException("all layers meet their targets.");
  }

  /** The strengths between which a target lies. */
  private final class Bracket {
    private final double target;
    private double kappa;
    private double low;
    private double high = Double.POSITIVE_INFINITY;
    private double nearest = Double.NaN;
    private double nearestKappa;

    Bracket(double start, double target) {
      if (!(start > 0) || !(target > 0) || !(target < 1)) {
        throw new InputException("a sparsity of " + target + " from the strength " + start
            + " cannot be searched; the strength must be above 0, the sparsity above 0 and below 1.");
      }
      this.kappa = start;
      this.target = target;
    }

    boolean meets(double sparsity) {
      if (!(Math.abs(sparsity - target) >= Math.abs(nearest - target))) {
        nearest = sparsity;
        nearestKappa = kappa;
      }
      return Math.abs(sparsity - target) <= tolerance;
    }

    /** Layers pull on each other: where the target has moved out of the bracket, its other side is opened again. */
    void move(double sparsity) {
      if (sparsity < target) {
        low = kappa;
        high = high <= low * (1 + 1e-3) ? Double.POSITIVE_INFINITY : high;
      } else {
        high = kappa;
        low = low >= high * (1 - 1e-3) ? 0 : low;
      }
      kappa = low == 0 ? high / FACTOR : Double.isInfinite(high) ? low * FACTOR : Math.sqrt(low * high);
    }

    InputException notMet(String what) {
      return new InputException(String.format(Locale.ROOT,
          "a sparsity of %.4g of %s was not met within %.2g in %d trainings; the nearest "
          + "was %.4g at kappa %.4g; allow more trainings or a wider tolerance.", target, what, tolerance, mostSolves, nearest,
          nearestKappa));
    }
  }
}
