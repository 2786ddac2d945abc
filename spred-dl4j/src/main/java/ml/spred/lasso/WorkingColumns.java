package ml.spred.lasso;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import ml.spred.compute.Dots;
import ml.spred.compute.NativeColumns;

/**
 * The columns of a working set with their coefficients, each in the slot of its turn, and the products of pairs as far as they
 * were asked for.
 */
final class WorkingColumns implements AutoCloseable {
  private final NativeColumns columns;
  /** Products of a column that has once been active with the columns that were there then; null for the others. */
  private double[][] gram = new double[64][];
  private double[] squares = new double[64];
  private double[] coefficients = new double[64];
  private double[] factors = new double[64];
  private double[] products = new double[64];
  private int[] features = new int[64];
  private int count;

  /** @param samples length of a column */
  WorkingColumns(int samples) {
    this.columns = new NativeColumns(samples);
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

  /** The penalty factor. */
  double factor(int slot) {
    return factors[slot];
  }

  /** {@code ‖x̃_j‖²}. */
  double square(int slot) {
    return squares[slot];
  }

  double coefficient(int slot) {
    return coefficients[slot];
  }

  void setCoefficient(int slot, double value) {
    coefficients[slot] = value;
  }

  /** {@code x̃_j·r} of the residual that {@link #setResidual} wrote last before {@link #setProducts}. */
  double product(int slot) {
    return products[slot];
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
    gram[count++] = null;
  }

  private void grow() {
    int length = 2 * features.length;
    gram = Arrays.copyOf(gram, length);
    squares = Arrays.copyOf(squares, length);
    coefficients = Arrays.copyOf(coefficients, length);
    factors = Arrays.copyOf(factors, length);
    products = Arrays.copyOf(products, length);
    features = Arrays.copyOf(features, length);
  }

  /** Keeps some of the columns, which move up; returns the new slot of each kept one by its old. */
  int[] retain(IntPredicate keep) {
    int[] kept = IntStream.range(0, count).filter(keep).toArray();
    int[] moved = new int[count];
    for (int k = 0; k < kept.length; k++) {
      int slot = kept[k];
      moved[slot] = k;
      gram[k] = gram[slot] == null ? null : gathered(gram[slot], kept);
      squares[k] = squares[slot];
      coefficients[k] = coefficients[slot];
      factors[k] = factors[slot];
      products[k] = products[slot];
      features[k] = features[slot];
    }
    columns.retain(kept);
    Arrays.fill(gram, kept.length, count, null);
    count = kept.length;
    return moved;
  }

  private static double[] gathered(double[] row, int[] kept) {
    return Arrays.stream(kept).filter(slot -> slot < row.length).mapToDouble(slot -> row[slot]).toArray();
  }

  /** Makes the products of columns that are about to become active with all others, all at once. */
  void prepare(int... slots) {
    int[] open = Arrays.stream(slots).filter(slot -> gram[slot] == null).toArray();
    double[][] rows = columns.products(open);
    for (int k = 0; k < open.length; k++) {
      gram[open[k]] = rows[k];
    }
  }

  /** {@code x̃_i·x̃_j} of two columns that were prepared. */
  double product(int slot, int other) {
    // The other's row is longer where this one was made before the other came: it was made later.
    return other < gram[slot].length ? gram[slot][other] : gram[other][slot];
  }

  /** Writes {@code ỹ − X̃b}: from the coefficients alone, so that it does not depend on the steps that led to them. */
  void setResidual(double[] response, double[] residual) {
    columns.combine(coefficients, residual);
    for (int k = 0; k < residual.length; k++) {
      residual[k] = response[k] - residual[k];
    }
  }

  void setProducts(double[] residual) {
    columns.correlate(residual, products);
  }

  /** Writes {@code X̃·weights} to {@code fitted} and every column's product with it to {@code target}. */
  void correlateFit(double[] weights, double[] fitted, double[] target) {
    columns.combine(weights, fitted);
    columns.correlate(fitted, target);
  }
}
