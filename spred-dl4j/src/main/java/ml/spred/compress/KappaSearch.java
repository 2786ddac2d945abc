package ml.spred.compress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.search.Sparsity;
import ml.spred.search.SparsityTarget;
import ml.spred.search.StrengthBracket;

/**
 * Finds the strength that gives a network a prescribed sparsity (arXiv 2408.02801): solves for one strength, looks at the
 * sparsity reached, and moves the strength until the target is met within a tolerance. A strength is doubled or halved until the
 * target lies between two, then the geometric mean of the two is taken. With one strength for all layers this is the paper's
 * Algorithm 1, with one for each Algorithm 2: all layers move at the same time, each by its own sparsity.
 *
 * <p>Solving is the caller's, for example {@link Compressor}; with proximal steps ({@link CompressionMethod#PROXIMAL_L1}) it is
 * the paper's Algorithm 3. Nothing here knows the activation or the penalty: with whole neurons
 * ({@link Recipe#withGrouping}) groups are searched. {@link ml.spred.search.StrengthSearch} does the same for anything else.
 */
public final class KappaSearch {
  /** A first strength where nothing better is known. */
  public static final double START = 1e-4;
  /** Largest distance of a sparsity from its target, and what share of the weights that are to be left it may be. */
  private static final double TOLERANCE = 0.01;
  private static final double TOLERANCE_OF_LEFT = 0.1;
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
   * One solve.
   *
   * @param kappas one for each array of weights
   * @param count what they gave
   */
  public record Step(double[] kappas, WeightCount count) {}

  /**
   * How a search ended.
   *
   * @param trace every solve, in order; the last one met the targets, or the solves were spent
   * @param shortfall a sentence on the first target that the last solve misses, with the nearest that was reached; empty where
   *     all are met
   */
  public record Found(List<Step> trace, String shortfall) {
    public boolean met() {
      return shortfall.isEmpty();
    }

    /** Of the last solve. */
    public double[] kappas() {
      return trace.get(trace.size() - 1).kappas;
    }

    /** What is left after the last solve. */
    public WeightCount count() {
      return trace.get(trace.size() - 1).count;
    }

    /** @throws InputException with the shortfall where a target is missed */
    public Found orThrow() {
      if (!met()) {
        throw new InputException(shortfall);
      }
      return this;
    }
  }

  /** Weights that share a strength: one array of them, or all with {@code array} at {@link #ALL}. */
  private record Goal(int array, double target, StrengthBracket bracket) {
    static final int ALL = -1;

    boolean meets(WeightCount count) {
      return bracket.meets(sparsity(count));
    }

    void move(WeightCount count) {
      bracket.move(sparsity(count));
    }

    private Sparsity sparsity(WeightCount count) {
      return array == ALL ? new Sparsity(count.nonZero(), count.prunable())
          : new Sparsity(count.layers().get(array).nonZero(), count.layers().get(array).weights());
    }

    String name(WeightCount count) {
      return array == ALL ? "the network" : "layer '" + count.layers().get(array).layer() + "'";
    }
  }

  /**
   * @param tolerance largest distance of a sparsity from its target, 0 … 1
   * @param mostSolves at least 1
   */
  public KappaSearch(double tolerance, int mostSolves) {
    if (!(tolerance > 0) || mostSolves < 1) {
      throw new IllegalArgumentException("the tolerance is " + tolerance + " and must be above 0, the most solves are "
          + mostSolves
          + " and must be at least 1.");
    }
    this.tolerance = tolerance;
    this.mostSolves = mostSolves;
  }

  /** A tolerance that lets a compression ratio be off by a tenth, and a sparsity by 0.01. */
  public static double tolerance(double ratio) {
    return Math.min(TOLERANCE, TOLERANCE_OF_LEFT / ratio);
  }

  /**
   * One strength for all layers (Algorithm 1).
   *
   * @param arrays number of arrays of weights
   * @param start first strength, positive
   * @param target sparsity of all prunable weights together, above 0, below 1
   */
  public Found single(Solver solver, int arrays, double start, double target) {
    return run(solver, arrays, List.of(new Goal(Goal.ALL, target, bracket(start, target))));
  }

  /**
   * One strength for each array of weights (Algorithm 2).
   *
   * @param starts first strengths, positive
   * @param targets sparsity of each array, above 0, below 1
   */
  public Found perLayer(Solver solver, double[] starts, double[] targets) {
    return run(solver, starts.length, IntStream.range(0, starts.length)
        .mapToObj(array -> new Goal(array, targets[array], bracket(starts[array], targets[array]))).toList());
  }

  private StrengthBracket bracket(double start, double target) {
    return new StrengthBracket(new SparsityTarget.Share(target, tolerance), start, FACTOR, true);
  }

  private Found run(Solver solver, int arrays, List<Goal> goals) {
    List<Step> trace = new ArrayList<>();
    while (true) {
      double[] kappas = new double[arrays];
      Arrays.setAll(kappas, array -> goals.get(goals.size() == 1 ? 0 : array).bracket.strength());
      WeightCount count = solver.solve(kappas);
      trace.add(new Step(kappas, count));
      List<Goal> missed = goals.stream().filter(goal -> !goal.meets(count)).toList();
      if (missed.isEmpty() || trace.size() == mostSolves) {
        return new Found(List.copyOf(trace), missed.isEmpty() ? "" : shortfall(missed.get(0), count));
      }
      missed.forEach(goal -> goal.move(count));
    }
  }

  private String shortfall(Goal goal, WeightCount count) {
    return String.format(Locale.ROOT, "a sparsity of %.4g of %s was not met within %.2g in %d trainings; the nearest was %.4g at"
        + " kappa %.4g; train longer or at a larger rate, or allow more trainings or a wider tolerance.",
        goal.target, goal.name(count), tolerance, mostSolves, goal.bracket.nearest().share(), goal.bracket.nearestStrength());
  }
}
