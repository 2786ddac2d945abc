package ml.spred.lasso;

import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import ml.spred.compute.Dots;

/**
 * Minimises over the columns of a working set. The active columns, those with a coefficient that is not zero or without a
 * penalty, take Newton steps with the signs that they have: the objective is quadratic there, and {@link ActiveColumns} holds its
 * factor. A column whose step crosses zero leaves; one at zero whose product with the residual pulls it in by more than its
 * threshold enters.
 *
 * <p>A column in the span of the active ones enters by the exchange of a simplex step: along the change of coefficients that
 * leaves the fit as it is, until an active one is zero and leaves.
 */
final class ActiveSet implements AutoCloseable {
  /** Columns that enter at once, the strongest first: at least this many. */
  private static final int MIN_ENTERING = 16;
  /** And as many as are active, divided by this: of larger batches many leave again. */
  private static final int SHARE_ENTERING = 4;
  private static final int MAX_STEPS = 100_000;
  /** Steps that do not halve the gradient before it counts as rounding. */
  private static final int MAX_STALLED = 4;
  /** Relative rounding of a gradient. */
  private static final double ROUNDING = 1e-13;
  /** What a candidate's product must exceed its threshold by, relative to it. */
  private static final double EXCESS = 1e-10;

  private final double[] response;
  private final DoubleUnaryOperator pull;
  private final double responseLength;
  private final double[] residual;
  private final WorkingColumns columns;
  private final ActiveColumns active;
  private double l1;
  private double ridge;
  private int steps;
  /** Whether residual and products are those of the coefficients. */
  private boolean current;

  ActiveSet(double[] response, LassoDefinition definition) {
    this.response = response;
    this.pull = definition::pull;
    this.responseLength = Math.sqrt(Dots.squares(response));
    this.residual = response.clone();
    this.columns = new WorkingColumns(response.length);
    this.active = new ActiveColumns(columns);
  }

  @Override
  public void close() {
    columns.close();
  }

  /** The working set; coefficients and products with the residual are those of the minimum. */
  WorkingColumns columns() {
    return columns;
  }

  int numActive() {
    return active.count();
  }

  /** {@code ỹ − X̃b} at the end; not to be changed. */
  double[] residual() {
    return residual;
  }

  int steps() {
    return steps;
  }

  /** Keeps the active columns and those that the predicate names. */
  void retain(IntPredicate keep) {
    active.move(columns.retain(slot -> active.contains(slot) || keep.test(slot)));
  }

  /**
   * Runs until every column of the working set meets its condition.
   *
   * @param l1 strength of the magnitudes
   * @param ridge strength of the squares
   * @param tolerance of the gradients of the active columns, relative to {@code l1}
   */
  void minimize(double l1, double ridge, double tolerance) {
    this.l1 = l1;
    this.ridge = ridge;
    active.setRidge(ridge);
    enterUnpenalized();
    current = false;
    boolean single = false;
    double last = Double.POSITIVE_INFINITY;
    int stalled = 0;
    for (int limit = steps + MAX_STEPS; steps < limit;) {
      update();
      double[] gradient = gradient();
      double size = largest(gradient);
      double rounding = ROUNDING * (responseLength * active.largestLength() + l1);
      boolean met = size <= Math.max(tolerance * l1, rounding);
      stalled = size < 0.5 * last ? 0 : stalled + 1;
      last = size;
      int before = active.count();
      if (!met && stalled < MAX_STALLED) {
        steps++;
        boolean moved = step(gradient);
        single = !moved && single;
        if (active.count() == before) {
          continue;
        }
      } else {
        int entered = enter(single);
        if (entered == 0) {
          return;
        }
        // A batch may leave again without a step; one column alone always makes one.
        single = entered > 1;
      }
      last = Double.POSITIVE_INFINITY;
      stalled = 0;
    }
  }

  private void update() {
    if (!current) {
      columns.setResidual(response, residual);
      columns.setProducts(residual);
      current = true;
    }
  }

  /** The negative gradient of the active columns. */
  private double[] gradient() {
    double[] result = new double[active.count()];
    for (int k = 0; k < result.length; k++) {
      int slot = active.slot(k);
      result[k] = columns.product(slot) - columns.factor(slot) * (l1 * active.sign(k) + ridge * columns.coefficient(slot));
    }
    return result;
  }

  private static double largest(double[] values) {
    double result = 0;
    for (double value : values) {
      result = Math.max(result, Math.abs(value));
    }
    return result;
  }

  private double objective() {
    double sum = Dots.squares(residual) / 2;
    for (int k = 0; k < active.count(); k++) {
      double b = columns.coefficient(active.slot(k));
      sum += columns.factor(active.slot(k)) * (l1 * Math.abs(b) + ridge / 2 * b * b);
    }
    return sum;
  }

  /**
   * A Newton step. Columns whose step crosses zero are set to zero if that lowers the objective; if not, the step ends at the
   * first crossing. Returns whether a coefficient moved.
   */
  private boolean step(double[] direction) {
    active.solve(direction);
    current = false;
    double[] before = new double[direction.length];
    double[] crossings = new double[direction.length];
    double first = Double.POSITIVE_INFINITY;
    for (int k = 0; k < before.length; k++) {
      before[k] = columns.coefficient(active.slot(k));
      boolean crosses = columns.factor(active.slot(k)) * l1 > 0 && (before[k] + direction[k]) * active.sign(k) <= 0;
      crossings[k] = !crosses ? Double.POSITIVE_INFINITY : before[k] == 0 ? 0 : -before[k] / direction[k];
      first = Math.min(first, crossings[k]);
    }
    if (first > 1) {
      move(before, direction, 1);
      return true;
    }
    double value = objective();
    move(before, direction, 1);
    for (int k = 0; k < crossings.length; k++) {
      if (crossings[k] <= 1) {
        columns.setCoefficient(active.slot(k), 0);
      }
    }
    columns.setResidual(response, residual);
    boolean lower = objective() < value;
    if (!lower) {
      move(before, direction, first);
    }
    for (int k = crossings.length - 1; k >= 0; k--) {
      if (crossings[k] <= (lower ? 1 : first)) {
        active.remove(k);
      }
    }
    return lower || first > 0;
  }

  private void move(double[] before, double[] direction, double share) {
    for (int k = 0; k < before.length; k++) {
      columns.setCoefficient(active.slot(k), before[k] + share * direction[k]);
    }
  }

  private void enterUnpenalized() {
    int[] free = IntStream.range(0, columns.count()).filter(slot -> columns.factor(slot) * l1 == 0 && !active.contains(slot))
        .toArray();
    columns.prepare(free);
    for (int slot : free) {
      active.add(slot, 0);
    }
  }

  /** Lets columns in whose product exceeds their threshold; returns how many did. */
  private int enter(boolean single) {
    double floor = ROUNDING * responseLength;
    int[] over = IntStream.range(0, columns.count())
        .filter(slot -> !active.contains(slot) && columns.factor(slot) * l1 > 0
            && excess(slot) > EXCESS * l1 * columns.factor(slot) + floor * Math.sqrt(columns.square(slot)))
        .boxed().sorted(Comparator.<Integer>comparingDouble(slot -> -excess(slot) / columns.factor(slot))
            .thenComparingInt(slot -> slot))
        .limit(single ? 1 : Math.max(MIN_ENTERING, active.count() / SHARE_ENTERING)).mapToInt(slot -> slot).toArray();
    columns.prepare(over);
    int entered = 0;
    for (int slot : over) {
      entered += active.add(slot, Math.signum(columns.product(slot))) ? 1 : 0;
    }
    if (entered == 0 && over.length > 0) {
      return exchange(over[0], Math.signum(columns.product(over[0]))) ? 1 : 0;
    }
    return entered;
  }

  private double excess(int slot) {
    return pull.applyAsDouble(columns.product(slot)) - l1 * columns.factor(slot);
  }

  /** Brings a column in that lies in the span of the active ones. */
  private boolean exchange(int slot, double sign) {
    double[] combination = active.projection(slot);
    double length = Double.POSITIVE_INFINITY;
    int leaving = -1;
    for (int k = 0; k < combination.length; k++) {
      double fall = sign * combination[k] * active.sign(k);
      double size = Math.abs(columns.coefficient(active.slot(k)));
      if (columns.factor(active.slot(k)) > 0 && fall > ROUNDING && size / fall < length) {
        length = size / fall;
        leaving = k;
      }
    }
    if (leaving < 0) {
      return false;
    }
    current = false;
    for (int k = 0; k < combination.length; k++) {
      int other = active.slot(k);
      columns.setCoefficient(other, columns.coefficient(other) - sign * length * combination[k]);
    }
    active.remove(leaving);
    for (int k = active.count() - 1; k >= 0; k--) {
      if (columns.factor(active.slot(k)) > 0 && columns.coefficient(active.slot(k)) * active.sign(k) <= 0) {
        active.remove(k);
      }
    }
    if (!active.add(slot, sign)) {
      return false;
    }
    columns.setCoefficient(slot, sign * length);
    return true;
  }
}
