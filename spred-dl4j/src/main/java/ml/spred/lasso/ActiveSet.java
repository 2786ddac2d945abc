package ml.spred.lasso;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import ml.spred.compute.NativeColumns;

/**
 * Minimises over the columns of a working set. The active columns, those with a coefficient that is not zero or without a
 * penalty, take Newton steps with the signs that they have: the objective is quadratic there, and {@link CholeskyFactor} follows
 * as columns
 * come and go. A column whose step crosses zero leaves; one at zero whose product with the residual exceeds its threshold enters.
 *
 * <p>A column in the span of the active ones enters by the exchange of a simplex step: along the change of coefficients that
 * leaves the fit as it is, until an active one is zero and leaves.
 */
final class ActiveSet implements AutoCloseable {
  /** Columns that enter at once, the strongest first: at least this many. */
  private static final int MIN_ENTERING = 8;
  /** And as many as are active, divided by this: of larger batches many leave again. */
  private static final int SHARE_ENTERING = 8;
  private static final int MAX_STEPS = 100_000;
  /** Relative rounding of a gradient. */
  private static final double ROUNDING = 1e-13;
  /** What a candidate's product must exceed its threshold by, relative to it. */
  private static final double EXCESS = 1e-10;

  private final double[] response;
  private final double responseLength;
  private final NativeColumns columns;
  /** Products of a column that has once been active with the columns that were there then; null for the others. */
  private double[][] gram = new double[64][];
  private double[] squares = new double[64];
  private double[] coefficients = new double[64];
  private double[] factors = new double[64];
  private int[] features = new int[64];
  private int count;
  /** Slots of the active columns in the order of the factor's rows. */
  private int[] active = new int[64];
  private double[] signs = new double[64];
  private int numActive;
  private boolean[] isActive = new boolean[64];
  private final CholeskyFactor factor = new CholeskyFactor();
  private final double[] residual;
  private double[] products = new double[64];
  private double l1;
  private double ridge;
  /** The ridge that the factor holds. */
  private double factoredRidge;
  private int steps;

  ActiveSet(double[] response) {
    this.response = response;
    this.responseLength = Math.sqrt(Dots.squares(response));
    this.residual = response.clone();
    this.columns = new NativeColumns(response.length);
  }

  @Override
  public void close() {
    columns.close();
  }

  int count() {
    return count;
  }

  int feature(int slot) {
    return features[slot];
  }

  double coefficient(int slot) {
    return coefficients[slot];
  }

  double factor(int slot) {
    return factors[slot];
  }

  /** {@code x̃·r} of every column of the working set at the end. */
  double[] products() {
    return products;
  }

  boolean isActive(int slot) {
    return isActive[slot];
  }

  int numActive() {
    return numActive;
  }

  /** {@code ỹ − X̃b} at the end; not to be changed. */
  double[] residual() {
    return residual;
  }

  int steps() {
    return steps;
  }

  /** Adds a column at zero. */
  void add(int feature, double[] column, double penaltyFactor) {
    if (count == features.length) {
      grow();
    }
    columns.add(column);
    squares[count] = Dots.squares(column);
    coefficients[count] = 0;
    factors[count] = penaltyFactor;
    features[count] = feature;
    gram[count] = null;
    isActive[count++] = false;
  }

  private void grow() {
    int length = 2 * features.length;
    gram = Arrays.copyOf(gram, length);
    squares = Arrays.copyOf(squares, length);
    coefficients = Arrays.copyOf(coefficients, length);
    factors = Arrays.copyOf(factors, length);
    features = Arrays.copyOf(features, length);
    active = Arrays.copyOf(active, length);
    signs = Arrays.copyOf(signs, length);
    isActive = Arrays.copyOf(isActive, length);
    products = Arrays.copyOf(products, length);
  }

  /** Keeps the active columns and those that the predicate names. */
  void retain(IntPredicate keep) {
    int[] kept = IntStream.range(0, count).filter(slot -> isActive[slot] || keep.test(slot)).toArray();
    int[] moved = new int[count];
    for (int k = 0; k < kept.length; k++) {
      int slot = kept[k];
      moved[slot] = k;
      gram[k] = gram[slot] == null ? null : gathered(gram[slot], kept);
      squares[k] = squares[slot];
      coefficients[k] = coefficients[slot];
      factors[k] = factors[slot];
      features[k] = features[slot];
      products[k] = products[slot];
      isActive[k] = isActive[slot];
    }
    columns.retain(kept);
    Arrays.fill(gram, kept.length, count, null);
    for (int k = 0; k < numActive; k++) {
      active[k] = moved[active[k]];
    }
    count = kept.length;
  }

  private static double[] gathered(double[] row, int[] kept) {
    return Arrays.stream(kept).filter(slot -> slot < row.length).mapToDouble(slot -> row[slot]).toArray();
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
    if (ridge != factoredRidge) {
      factoredRidge = ridge;
      refactor();
    }
    enterUnpenalized();
    boolean single = false;
    double last = Double.POSITIVE_INFINITY;
    int stalled = 0;
    for (int limit = steps + MAX_STEPS; steps < limit;) {
      setResidual();
      columns.correlate(residual, products);
      double[] gradient = gradient();
      double size = largest(gradient);
      double rounding = ROUNDING * (responseLength * largestLength() + l1);
      boolean met = size <= Math.max(tolerance * l1, rounding);
      stalled = size < 0.5 * last ? 0 : stalled + 1;
      if (!met && stalled < 4) {
        last = size;
        int before = numActive;
        steps++;
        boolean moved = step(gradient);
        if (numActive != before) {
          last = Double.POSITIVE_INFINITY;
          stalled = 0;
        }
        single = !moved && single;
        continue;
      }
      int entered = enter(single);
      if (entered == 0) {
        return;
      }
      last = Double.POSITIVE_INFINITY;
      stalled = 0;
      // A batch may leave again without a step; one column alone always makes one.
      single = entered > 1;
    }
  }

  private void refactor() {
    int[] slots = Arrays.copyOf(active, numActive);
    factor.clear();
    numActive = 0;
    for (int slot : slots) {
      isActive[slot] = false;
      if (!activate(slot, Math.signum(coefficients[slot]))) {
        coefficients[slot] = 0;
      }
    }
  }

  /** Residuals from the coefficients alone, so that they do not depend on the steps that led to them. */
  private void setResidual() {
    columns.combine(coefficients, residual);
    for (int k = 0; k < residual.length; k++) {
      residual[k] = response[k] - residual[k];
    }
  }

  private double largestLength() {
    double result = 0;
    for (int k = 0; k < numActive; k++) {
      result = Math.max(result, squares[active[k]]);
    }
    return Math.sqrt(result);
  }

  /** The negative gradient of the active columns. */
  private double[] gradient() {
    double[] result = new double[numActive];
    for (int k = 0; k < numActive; k++) {
      int slot = active[k];
      result[k] = products[slot] - factors[slot] * (l1 * signs[k] + ridge * coefficients[slot]);
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
    for (int k = 0; k < numActive; k++) {
      double b = coefficients[active[k]];
      sum += factors[active[k]] * (l1 * Math.abs(b) + ridge / 2 * b * b);
    }
    return sum;
  }

  /**
   * A Newton step. Columns whose step crosses zero are set to zero if that lowers the objective; if not, the step ends at the
   * first crossing. Returns whether a coefficient moved.
   */
  private boolean step(double[] direction) {
    factor.solve(direction);
    double[] before = new double[numActive];
    double[] crossings = new double[numActive];
    double first = Double.POSITIVE_INFINITY;
    for (int k = 0; k < numActive; k++) {
      before[k] = coefficients[active[k]];
      boolean crosses = factors[active[k]] * l1 > 0 && (before[k] + direction[k]) * signs[k] <= 0;
      crossings[k] = !crosses ? Double.POSITIVE_INFINITY : before[k] == 0 ? 0 : -before[k] / direction[k];
      first = Math.min(first, crossings[k]);
    }
    if (first > 1) {
      move(before, direction, 1);
      return true;
    }
    double value = objective();
    move(before, direction, 1);
    drop(crossings, 1);
    setResidual();
    if (objective() < value) {
      deactivate(crossings, 1);
      return true;
    }
    move(before, direction, first);
    deactivate(crossings, first);
    return first > 0;
  }

  private void move(double[] before, double[] direction, double share) {
    for (int k = 0; k < numActive; k++) {
      coefficients[active[k]] = before[k] + share * direction[k];
    }
  }

  private void drop(double[] crossings, double share) {
    for (int k = 0; k < numActive; k++) {
      if (crossings[k] <= share) {
        coefficients[active[k]] = 0;
      }
    }
  }

  private void deactivate(double[] crossings, double share) {
    for (int k = numActive - 1; k >= 0; k--) {
      if (crossings[k] <= share) {
        deactivate(k);
      }
    }
  }

  private void deactivate(int position) {
    factor.remove(position);
    isActive[active[position]] = false;
    coefficients[active[position]] = 0;
    System.arraycopy(active, position + 1, active, position, numActive - position - 1);
    System.arraycopy(signs, position + 1, signs, position, numActive - position - 1);
    numActive--;
  }

  private double[] productsWithActive(int slot) {
    prepare(slot);
    double[] row = gram[slot];
    double[] result = new double[numActive];
    for (int k = 0; k < numActive; k++) {
      // The other's row is longer where this one was made before the other came: it was made later.
      result[k] = active[k] < row.length ? row[active[k]] : gram[active[k]][slot];
    }
    return result;
  }

  /** Makes the products of columns that are about to enter, all at once. */
  private void prepare(int... slots) {
    int[] open = Arrays.stream(slots).filter(slot -> gram[slot] == null).toArray();
    double[][] rows = columns.products(open);
    for (int k = 0; k < open.length; k++) {
      gram[open[k]] = rows[k];
    }
  }

  private boolean activate(int slot, double sign) {
    if (!(squares[slot] > 0) || !factor.append(productsWithActive(slot), squares[slot] + factors[slot] * factoredRidge)) {
      return false;
    }
    active[numActive] = slot;
    signs[numActive++] = sign;
    isActive[slot] = true;
    return true;
  }

  private void enterUnpenalized() {
    int[] free = IntStream.range(0, count).filter(slot -> factors[slot] * l1 == 0 && !isActive[slot]).toArray();
    prepare(free);
    for (int slot : free) {
      activate(slot, 0);
    }
  }

  /** Lets columns in whose product exceeds their threshold; returns how many did. */
  private int enter(boolean single) {
    double floor = ROUNDING * responseLength;
    int[] over = IntStream.range(0, count)
        .filter(slot -> !isActive[slot] && factors[slot] * l1 > 0
            && excess(slot) > EXCESS * l1 * factors[slot] + floor * Math.sqrt(squares[slot]))
        .boxed().sorted(Comparator.<Integer>comparingDouble(slot -> -excess(slot) / factors[slot])
            .thenComparingInt(slot -> slot))
        .limit(single ? 1 : Math.max(MIN_ENTERING, numActive / SHARE_ENTERING)).mapToInt(slot -> slot).toArray();
    prepare(over);
    int entered = 0;
    for (int slot : over) {
      entered += activate(slot, Math.signum(products[slot])) ? 1 : 0;
    }
    if (entered == 0 && over.length > 0) {
      return exchange(over[0], Math.signum(products[over[0]])) ? 1 : 0;
    }
    return entered;
  }

  private double excess(int slot) {
    return Math.abs(products[slot]) - l1 * factors[slot];
  }

  /** Brings a column in that lies in the span of the active ones. */
  private boolean exchange(int slot, double sign) {
    double[] combination = productsWithActive(slot);
    factor.solve(combination);
    double length = Double.POSITIVE_INFINITY;
    int leaving = -1;
    for (int k = 0; k < numActive; k++) {
      double fall = sign * combination[k] * signs[k];
      if (factors[active[k]] > 0 && fall > ROUNDING && Math.abs(coefficients[active[k]]) / fall < length) {
        length = Math.abs(coefficients[active[k]]) / fall;
        leaving = k;
      }
    }
    if (leaving < 0) {
      return false;
    }
    for (int k = 0; k < numActive; k++) {
      coefficients[active[k]] -= sign * length * combination[k];
    }
    deactivate(leaving);
    for (int k = numActive - 1; k >= 0; k--) {
      if (factors[active[k]] > 0 && coefficients[active[k]] * signs[k] <= 0) {
        deactivate(k);
      }
    }
    if (!activate(slot, sign)) {
      return false;
    }
    coefficients[slot] = sign * length;
    return true;
  }
}
