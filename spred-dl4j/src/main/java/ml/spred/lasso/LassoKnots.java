package ml.spred.lasso;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.compute.Dots;

/**
 * The path of the Lasso at its knots, the strengths at which a feature enters or leaves: least angle regression with the Lasso's
 * modification (Efron et al. 2004), which is exact where a grid of strengths may pass over several features at once. It runs over
 * a working set; at every knot {@link Correlations} proves that no other feature would have come first, or those that would join
 * and the knot is taken again.
 *
 * <p>The loss is {@code ½·‖ỹ − X̃b‖²} over the columns of a {@link Design}. An instance belongs to one thread; knots do not
 * depend on the number of lanes.
 */
public final class LassoKnots implements AutoCloseable {
  /** Share that a strength falls by at most without an event, or all features would be in question; it doubles where none was. */
  private static final double SHORTEST = 0.05;
  private static final double LONGEST = 0.5;
  /** Features that join at once at most, the strongest first. */
  private static final int ROOM = 64;
  /** Share of the largest strength below which the rest of the response counts as rounding. */
  private static final double SMALLEST = 1e-6;

  private final Design design;
  private final LassoDefinition definition;
  private final double[] response;
  private final Descent descent;
  private final Correlations correlations;
  private final boolean[] present;
  private final double lambdaMax;
  private double stride = SHORTEST;
  private int steps;

  /**
   * @param response {@code [rows]}
   * @param definition of the coefficients: with alpha 1 and every penalty factor above 0; the design has means and scales already
   */
  public LassoKnots(Design design, double[] response, LassoDefinition definition) {
    if (definition.alpha() != 1) {
      throw new IllegalArgumentException("the share of the L1 penalty is " + definition.alpha()
          + ", knots are those of the Lasso, whose share is 1.");
    }
    if (definition.factors() != null && Arrays.stream(definition.factors()).anyMatch(factor -> factor == 0)) {
      throw new IllegalArgumentException("a penalty factor is 0, knots need factors above 0; take the feature's part out of the"
          + " response before.");
    }
    this.design = design;
    this.definition = definition;
    this.response = response;
    this.descent = new Descent(response, definition);
    this.correlations = new Correlations(design, definition, response, descent.columns());
    this.present = new boolean[design.features()];
    double top = correlations.strongest(response, definition, present);
    this.lambdaMax = top > 1e-14 * Math.sqrt(Dots.squares(response)) ? top : 0;
  }

  /** The strength of the first knot; 0 where no feature explains anything. */
  public double lambdaMax() {
    return lambdaMax;
  }

  /** Products with a feature so far, in passes over all. */
  public double passes() {
    return correlations.passes();
  }

  /**
   * The solutions at the knots from {@link #lambdaMax} down, until more features would be in than asked for, or the response is
   * explained. A knot's solution holds the features that are in above it: a feature that enters there is not among
   * them yet, so the last one has as many as were asked for.
   *
   * @param most features in at once, at least 1
   */
  public List<LassoSolution> descend(int most) {
    List<LassoSolution> knots = new ArrayList<>();
    double lambda = lambdaMax;
    if (lambda > 0) {
      join(correlations.exceeding(descent.residual(), descent.columns(), lambda * (1 - SHORTEST), definition.factors(), present));
      descent.update();
    }
    while (lambda > lambdaMax * SMALLEST) {
      Descent.Event event = advance(lambda);
      lambda -= event.fall();
      boolean end = !(lambda > lambdaMax * SMALLEST);
      boolean happened = event.slot() >= 0 && descent.take(event);
      if (happened || end) {
        knots.add(solution(lambda));
      }
      if (descent.numActive() > most) {
        break;
      }
    }
    return knots;
  }

  /** Goes to the next event of all features, or a stride down where there is none; a stride has no slot. */
  private Descent.Event advance(double lambda) {
    double[] before = descent.coefficients();
    while (true) {
      Descent.Event event = descent.next(lambda);
      if (event.fall() > stride * lambda) {
        event = new Descent.Event(-1, -1, stride * lambda);
      }
      descent.move(lambda - event.fall());
      steps++;
      int[] over = correlations.exceeding(descent.residual(), descent.columns(), lambda - event.fall(), definition.factors(),
          present);
      if (over.length == 0) {
        stride = event.slot() < 0 ? Math.min(LONGEST, 2 * stride) : SHORTEST;
        return event;
      }
      stride = SHORTEST;
      join(over);
      descent.restore(before);
    }
  }

  private void join(int[] candidates) {
    int[] chosen = candidates.length <= ROOM ? candidates : Arrays.stream(candidates).boxed()
        .sorted(Comparator.<Integer>comparingDouble(k -> -correlations.guess(k) / definition.factor(k)).thenComparingInt(k -> k))
        .limit(ROOM).mapToInt(k -> k).sorted().toArray();
    double[] column = new double[design.rows()];
    for (int feature : chosen) {
      design.column(feature, column);
      descent.columns().add(feature, column, definition.factor(feature));
      present[feature] = true;
    }
  }

  private LassoSolution solution(double lambda) {
    WorkingColumns columns = descent.columns();
    int[] slots = IntStream.range(0, columns.count()).filter(slot -> columns.coefficient(slot) != 0).boxed()
        .sorted(Comparator.comparingInt(columns::feature)).mapToInt(slot -> slot).toArray();
    int[] features = Arrays.stream(slots).map(columns::feature).toArray();
    double[][] coefficients = Arrays.stream(slots)
        .mapToObj(slot -> new double[] {columns.coefficient(slot) * design.factor(columns.feature(slot))})
        .toArray(double[][]::new);
    double intercept = 0;
    for (int k = 0; k < features.length; k++) {
      intercept -= coefficients[k][0] * design.mean(features[k]);
    }
    LassoGap gap = new LassoGap(response, descent.residual(), columns, definition, lambda, 0);
    return new LassoSolution(lambda, features, coefficients, new double[] {intercept}, gap.loss(), gap.penalty(), gap.relative(),
        steps, correlations.passes());
  }

  /** Gives native memory back. */
  @Override
  public void close() {
    descent.close();
  }
}
