package ml.spred.convex;

import java.util.ArrayList;
import java.util.List;
import ml.spred.problem.GeneGroups;

/**
 * Value of the dual problem at a feasible point made from {@code D = ∂loss/∂M}: made orthogonal to the unpenalised columns,
 * scaled until every group meets its threshold, and, where rounding has left the domain of the loss, moved a trace towards the
 * dual point of the empty model, which is inside.
 */
final class DualityGap {
  private static final double FIRST_TRACE = 1e-14;
  private static final double LAST_TRACE = 1e-2;

  private final ConvexProblem problem;
  private final double[] inside;
  private final List<double[]> basis = new ArrayList<>();

  /** @param inside {@code D} of the empty model */
  DualityGap(ConvexProblem problem, double[] inside) {
    this.problem = problem;
    this.inside = inside;
    int samples = problem.loss().numSamples();
    if (problem.intercept()) {
      double[] ones = new double[samples];
      java.util.Arrays.fill(ones, 1);
      addToBasis(ones);
    }
    GeneGroups groups = problem.groups();
    float[] gene = new float[samples];
    for (int group = 0; group < groups.numGroups(); group++) {
      for (int k = 0; groups.factor(group) == 0 && k < groups.size(group); k++) {
        problem.x().gene(groups.gene(group, k), gene);
        double[] column = new double[samples];
        for (int sample = 0; sample < samples; sample++) {
          column[sample] = gene[sample];
        }
        addToBasis(column);
      }
    }
  }

  private void addToBasis(double[] column) {
    double before = norm(column);
    for (int pass = 0; pass < 2; pass++) {
      for (double[] other : basis) {
        remove(column, 0, other);
      }
    }
    double after = norm(column);
    if (after > 1e-10 * before) {
      for (int k = 0; k < column.length; k++) {
        column[k] /= after;
      }
      basis.add(column);
    }
  }

  private static double norm(double[] vector) {
    double squares = 0;
    for (double value : vector) {
      squares += value * value;
    }
    return Math.sqrt(squares);
  }

  /** Removes a unit vector's part from the vector that starts at an offset. */
  private static void remove(double[] from, int offset, double[] unit) {
    double part = 0;
    for (int k = 0; k < unit.length; k++) {
      part += unit[k] * from[offset + k];
    }
    for (int k = 0; k < unit.length; k++) {
      from[offset + k] -= part * unit[k];
    }
  }

  /** A lower bound of the minimum; −∞ when no feasible point was found. */
  double value(double[] delta, Conditions conditions, double l1, double ridge) {
    double[] feasible = delta.clone();
    for (int at = 0; at < feasible.length; at += problem.loss().numSamples()) {
      for (double[] unit : basis) {
        remove(feasible, at, unit);
      }
    }
    if (ridge > 0) {
      return value(feasible, 1, 0) - conditions.excess() / ridge;
    }
    double ratio = Math.max(1, conditions.ratio());
    double best = value(feasible, 1 / ratio, 0);
    for (double trace = FIRST_TRACE; best == Double.NEGATIVE_INFINITY && trace <= LAST_TRACE; trace *= 10) {
      best = value(feasible, 1 / ratio, trace);
    }
    return best;
  }

  private double value(double[] delta, double scale, double trace) {
    // The empty model meets its thresholds at kappaMax alone: the trace of it is scaled down by as much as zero weights allow.
    double[] mixed = new double[delta.length];
    for (int k = 0; k < mixed.length; k++) {
      mixed[k] = scale * ((1 - trace) * delta[k] + trace * inside[k]);
    }
    return problem.loss().dual(mixed);
  }
}
