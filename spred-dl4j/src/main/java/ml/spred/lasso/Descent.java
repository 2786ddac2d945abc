package ml.spred.lasso;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The solution over a working set while the strength falls: between two events it is linear in the strength (Osborne, Presnell
 * and Turlach 2000). An event is a column that enters, when its product with the residual reaches its threshold, or one that
 * leaves, when its coefficient reaches zero.
 */
final class Descent implements AutoCloseable {
  /** Rates below which an event is so far away that rounding made it. */
  private static final double FLAT = 1e-12;

  private final double[] response;
  private final double[] residual;
  private final double[] fitted;
  private final DoubleUnaryOperator pull;
  private final WorkingColumns columns;
  private final ActiveColumns active;
  /** By slot: columns in the span of the active ones. Their products stay at the threshold until an active one leaves. */
  private boolean[] spanned = new boolean[64];
  /** The slot that left last, until the next event. */
  private int left = -1;

  /**
   * What happens next.
   *
   * @param slot column that enters or leaves; −1 where nothing happens any more
   * @param position among the active columns of the one that leaves; −1 for one that enters
   * @param fall by how much the strength falls until then
   */
  record Event(int slot, int position, double fall) {}

  Descent(double[] response, LassoDefinition definition) {
    this.response = response;
    this.residual = response.clone();
    this.fitted = new double[response.length];
    this.pull = definition::pull;
    this.columns = new WorkingColumns(response.length);
    this.active = new ActiveColumns(columns);
  }

  WorkingColumns columns() {
    return columns;
  }

  double[] residual() {
    return residual;
  }

  int numActive() {
    return active.count();
  }

  /** The next event below a strength at which coefficients and products are those of the minimum. */
  Event next(double l1) {
    double[] rates = new double[active.count()];
    for (int k = 0; k < rates.length; k++) {
      rates[k] = active.sign(k) * columns.factor(active.slot(k));
    }
    active.solve(rates);
    Event event = new Event(-1, -1, Double.POSITIVE_INFINITY);
    for (int k = 0; k < rates.length; k++) {
      double fall = -columns.coefficient(active.slot(k)) / rates[k];
      if (rates[k] * active.sign(k) < 0 && fall < event.fall) {
        event = new Event(active.slot(k), k, Math.max(0, fall));
      }
    }
    return entering(l1, slopes(rates), event);
  }

  /** How fast each column's product with the residual falls. */
  private double[] slopes(double[] rates) {
    double[] weights = new double[columns.count()];
    for (int k = 0; k < rates.length; k++) {
      weights[active.slot(k)] = rates[k];
    }
    double[] result = new double[columns.count()];
    columns.correlateFit(weights, fitted, result);
    return result;
  }

  private Event entering(double l1, double[] slopes, Event first) {
    Event event = first;
    for (int slot = 0; slot < slopes.length; slot++) {
      double factor = columns.factor(slot);
      if (active.contains(slot) || slot == left || isSpanned(slot) || !(columns.square(slot) > 0)) {
        continue;
      }
      for (double sign : new double[] {1, -1}) {
        double gap = l1 * factor - sign * columns.product(slot);
        double rate = factor - sign * slopes[slot];
        double fall = Math.max(0, gap) / rate;
        // A sign that the coefficient may not have is never pulled to.
        if (rate > FLAT && pull.applyAsDouble(sign) > 0 && fall < event.fall) {
          event = new Event(slot, -1, fall);
        }
      }
    }
    return event;
  }

  private boolean isSpanned(int slot) {
    return slot < spanned.length && spanned[slot];
  }

  /** Moves to a strength by a step that also takes back what rounding has done so far. */
  void move(double l1) {
    double[] step = new double[active.count()];
    for (int k = 0; k < step.length; k++) {
      int slot = active.slot(k);
      step[k] = columns.product(slot) - columns.factor(slot) * l1 * active.sign(k);
    }
    active.solve(step);
    for (int k = 0; k < step.length; k++) {
      columns.setCoefficient(active.slot(k), columns.coefficient(active.slot(k)) + step[k]);
    }
    update();
  }

  /** Residual and products of the coefficients. */
  void update() {
    columns.setResidual(response, residual);
    columns.setProducts(residual);
  }

  /** Coefficients by slot. */
  double[] coefficients() {
    double[] result = new double[columns.count()];
    for (int slot = 0; slot < result.length; slot++) {
      result[slot] = columns.coefficient(slot);
    }
    return result;
  }

  /** Goes back to coefficients of the same active columns. */
  void restore(double[] coefficients) {
    for (int slot = 0; slot < columns.count(); slot++) {
      columns.setCoefficient(slot, slot < coefficients.length ? coefficients[slot] : 0);
    }
    update();
  }

  /** Lets the event happen; false for a column in the span of the active ones, which stays out. */
  boolean take(Event event) {
    if (event.position >= 0) {
      active.remove(event.position);
      spanned = new boolean[spanned.length];
      left = event.slot;
      update();
      return true;
    }
    left = -1;
    columns.prepare(event.slot);
    if (active.add(event.slot, Math.signum(columns.product(event.slot)))) {
      return true;
    }
    if (event.slot >= spanned.length) {
      spanned = Arrays.copyOf(spanned, 2 * event.slot);
    }
    spanned[event.slot] = true;
    return false;
  }

  @Override
  public void close() {
    columns.close();
  }
}
