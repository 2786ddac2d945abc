package ml.spred.lasso;

import java.util.Arrays;

/**
 * The columns of a working set that have a sign or no penalty, and the factor of their Gram matrix plus the ridge, which follows
 * as they come and go.
 */
final class ActiveColumns {
  private final WorkingColumns columns;
  private final CholeskyFactor factor = new CholeskyFactor();
  /** Slots in the order of the factor's rows. */
  private int[] slots = new int[64];
  private double[] signs = new double[64];
  private int count;
  /** By slot. */
  private boolean[] contained = new boolean[64];
  /** The ridge that the factor holds. */
  private double ridge;

  ActiveColumns(WorkingColumns columns) {
    this.columns = columns;
  }

  int count() {
    return count;
  }

  int slot(int position) {
    return slots[position];
  }

  double sign(int position) {
    return signs[position];
  }

  boolean contains(int slot) {
    return slot < contained.length && contained[slot];
  }

  /** Adds a column; false where it is in the span of the others: nothing is added then. */
  boolean add(int slot, double sign) {
    if (!(columns.square(slot) > 0)
        || !factor.append(products(slot), columns.square(slot) + columns.factor(slot) * ridge)) {
      return false;
    }
    if (count == slots.length) {
      slots = Arrays.copyOf(slots, 2 * count);
      signs = Arrays.copyOf(signs, 2 * count);
    }
    if (slot >= contained.length) {
      contained = Arrays.copyOf(contained, 2 * slot);
    }
    slots[count] = slot;
    signs[count++] = sign;
    contained[slot] = true;
    return true;
  }

  private double[] products(int slot) {
    columns.prepare(slot);
    double[] result = new double[count];
    for (int k = 0; k < count; k++) {
      result[k] = columns.product(slot, slots[k]);
    }
    return result;
  }

  /** Takes a column out; its coefficient is zero from then on. */
  void remove(int position) {
    factor.remove(position);
    contained[slots[position]] = false;
    columns.setCoefficient(slots[position], 0);
    System.arraycopy(slots, position + 1, slots, position, count - position - 1);
    System.arraycopy(signs, position + 1, signs, position, count - position - 1);
    count--;
  }

  /** The slots after {@link WorkingColumns#retain}. */
  void move(int[] moved) {
    Arrays.fill(contained, false);
    for (int k = 0; k < count; k++) {
      slots[k] = moved[slots[k]];
      contained[slots[k]] = true;
    }
  }

  /** Another ridge asks for another factor. */
  void setRidge(double value) {
    if (value == ridge) {
      return;
    }
    ridge = value;
    int[] before = Arrays.copyOf(slots, count);
    factor.clear();
    count = 0;
    for (int slot : before) {
      contained[slot] = false;
      if (!add(slot, Math.signum(columns.coefficient(slot)))) {
        columns.setCoefficient(slot, 0);
      }
    }
  }

  /** Replaces a vector over the active columns by the solution of their equations. */
  void solve(double[] vector) {
    factor.solve(vector);
  }

  /** What the active columns say of another column: the coefficients of its projection on their span. */
  double[] projection(int slot) {
    double[] result = products(slot);
    factor.solve(result);
    return result;
  }

  /** The length of the longest. */
  double largestLength() {
    double result = 0;
    for (int k = 0; k < count; k++) {
      result = Math.max(result, columns.square(slots[k]));
    }
    return Math.sqrt(result);
  }
}
