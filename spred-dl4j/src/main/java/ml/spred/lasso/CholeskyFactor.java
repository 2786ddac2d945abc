package ml.spred.lasso;

import java.util.Arrays;

/** The lower factor of a Gram matrix that rows and columns are added to and taken from; each costs the square of the size. */
final class CholeskyFactor {
  /** Share of its squared length that a column must have outside the span of the others. */
  private static final double INDEPENDENT = 1e-11;

  /** Column after column, from the top; what lies above the diagonal is not used. */
  private double[][] columns = new double[32][32];
  private int size;

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  /**
   * Adds a column.
   *
   * @param products with the columns so far; {@code [size]}, overwritten by the new row
   * @param square its own
   * @return false where it is numerically in the span of the others: nothing is added then
   */
  boolean append(double[] products, double square) {
    forward(products);
    double left = square;
    for (int k = 0; k < size; k++) {
      left -= products[k] * products[k];
    }
    if (!(left > INDEPENDENT * square)) {
      return false;
    }
    if (size == columns.length) {
      grow();
    }
    for (int k = 0; k < size; k++) {
      columns[k][size] = products[k];
    }
    columns[size][size] = Math.sqrt(left);
    size++;
    return true;
  }

  private void grow() {
    int length = 2 * size;
    columns = Arrays.copyOf(columns, length);
    for (int k = 0; k < length; k++) {
      columns[k] = k < size ? Arrays.copyOf(columns[k], length) : new double[length];
    }
  }

  /** Takes a column out: what is behind it is turned back to a triangle by plane rotations (Golub and Van Loan, 6.5.2). */
  void remove(int index) {
    for (int k = 0; k < index; k++) {
      System.arraycopy(columns[k], index + 1, columns[k], index, size - index - 1);
    }
    for (int k = index; k + 1 < size; k++) {
      rotate(columns[k], columns[k + 1], k + 1);
      System.arraycopy(columns[k], k + 1, columns[k], k, size - k - 1);
    }
    size--;
  }

  private void rotate(double[] left, double[] right, int from) {
    double length = Math.hypot(left[from], right[from]);
    double cosine = left[from] / length;
    double sine = right[from] / length;
    for (int k = from; k < size; k++) {
      double one = left[k];
      double other = right[k];
      left[k] = cosine * one + sine * other;
      right[k] = cosine * other - sine * one;
    }
  }

  /** Replaces the vector by the solution. */
  void solve(double[] vector) {
    forward(vector);
    for (int k = size - 1; k >= 0; k--) {
      double[] column = columns[k];
      double sum = 0;
      for (int at = k + 1; at < size; at++) {
        sum += column[at] * vector[at];
      }
      vector[k] = (vector[k] - sum) / column[k];
    }
  }

  private void forward(double[] vector) {
    for (int k = 0; k < size; k++) {
      double[] column = columns[k];
      double value = vector[k] / column[k];
      vector[k] = value;
      for (int at = k + 1; at < size; at++) {
        vector[at] -= column[at] * value;
      }
    }
  }
}
