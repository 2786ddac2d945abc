package ml.spred.search;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/**
 * Finds the strength that gives a prescribed sparsity (arXiv 2408.02801, Algorithm 1): solves for one strength, looks at the
 * sparsity reached, and moves the strength until the target is met. It needs no more of the solver than that more strength gives
 * more zeros, not which penalty, loss or network there is: so it serves elastic nets, groups, and any activation.
 */
public final class StrengthSearch {
  private final SparsityTarget target;
  private final double start;
  private final double factor;
  private final int mostSolves;

  /**
   * One solve.
   *
   * @param strength of the penalty
   * @param sparsity it gave
   * @param met whether that is the target
   */
  public record Step(double strength, Sparsity sparsity, boolean met) implements Serializable {}

  /**
   * What was found.
   *
   * @param result of the strength that meets the target, or of the nearest
   * @param strength that gave it
   * @param met whether the target is met
   * @param trace every solve, in order
   */
  public record Found<R>(R result, double strength, boolean met, List<Step> trace) {}

  /**
   * @param start first strength, above 0
   * @param factor largest change of a strength before both sides are known, above 1
   * @param mostSolves at least 1
   */
  public StrengthSearch(SparsityTarget target, double start, double factor, int mostSolves) {
    if (!(factor > 1) || mostSolves < 1) {
      throw new IllegalArgumentException("the factor is " + factor + " and must be above 1, the most solves are " + mostSolves
          + " and must be at least 1.");
    }
    this.target = target;
    this.start = start;
    this.factor = factor;
    this.mostSolves = mostSolves;
  }

  /**
   * Searches until the target is met, the solves are spent, or two neighbouring strengths lie on both sides of it, as where a
   * path jumps.
   *
   * @param solver solves for a strength
   * @param sparsity of a result
   */
  public <R> Found<R> run(DoubleFunction<R> solver, Function<R, Sparsity> sparsity) {
    StrengthBracket bracket = new StrengthBracket(target, start, factor, false);
    List<Step> trace = new ArrayList<>();
    R best = null;
    for (int solve = 1; solve <= mostSolves; solve++) {
      double strength = bracket.strength();
      R result = solver.apply(strength);
      Sparsity reached = sparsity.apply(result);
      boolean met = bracket.meets(reached);
      best = best == null || bracket.nearestStrength() == strength ? result : best;
      trace.add(new Step(strength, reached, met));
      if (met) {
        break;
      }
      bracket.move(reached);
      if (trace.stream().anyMatch(step -> step.strength == bracket.strength()) || !Double.isFinite(bracket.strength())
          || bracket.strength() == 0) {
        break;
      }
    }
    Step last = trace.get(trace.size() - 1);
    return new Found<>(best, bracket.nearestStrength(), last.met, List.copyOf(trace));
  }
}
