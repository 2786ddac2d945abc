package ml.spred.compute;

import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;

/**
 * Columns {@code [rows]} in native memory, added one by one, and products with all of them in double precision, on the calling
 * thread.
 */
public final class NativeColumns implements AutoCloseable {
  /** Columns that there is room for before memory is taken anew. */
  private static final int FIRST = 128;

  private final int rows;
  private final NativeDoubles input = new NativeDoubles();
  private final NativeDoubles output = new NativeDoubles();
  private DoublePointer values;
  private int count;

  /** @param rows length of each column, at least 1 */
  public NativeColumns(int rows) {
    this.rows = rows;
    this.values = new DoublePointer((long) FIRST * rows);
  }

  public int count() {
    return count;
  }

  /** Adds a column behind the others. */
  public void add(double[] column) {
    if ((count + 1L) * rows > values.capacity()) {
      DoublePointer wider = new DoublePointer(2 * values.capacity());
      openblas.cblas_dcopy(count * rows, values, 1, wider, 1);
      values.close();
      values = wider;
    }
    values.position((long) count * rows).put(column, 0, rows);
    values.position(0);
    count++;
  }

  /** Reads a column. */
  public void get(int index, double[] column) {
    values.position((long) index * rows).get(column, 0, rows);
    values.position(0);
  }

  /** Keeps the given columns, ascending, which move up. */
  public void retain(int[] kept) {
    double[] column = new double[rows];
    for (int k = 0; k < kept.length; k++) {
      if (kept[k] != k) {
        get(kept[k], column);
        values.position((long) k * rows).put(column, 0, rows);
        values.position(0);
      }
    }
    count = kept.length;
  }

  /** {@code X·weights}, {@code [rows]}. */
  public void combine(double[] weights, double[] result) {
    if (count == 0) {
      Arrays.fill(result, 0);
      return;
    }
    DoublePointer vector = input.room(count).put(weights, 0, count);
    DoublePointer product = output.room(rows);
    openblas.cblas_dgemv(openblas.CblasColMajor, openblas.CblasNoTrans, rows, count, 1, values, rows, vector, 1, 0, product, 1);
    product.get(result, 0, rows);
  }

  /** {@code Xᵀ·vector}, written to the first {@link #count} entries. */
  public void correlate(double[] vector, double[] result) {
    if (count > 0) {
      DoublePointer product = output.room(count);
      openblas.cblas_dgemv(
          openblas.CblasColMajor, openblas.CblasTrans, rows, count, 1, values, rows, input.put(vector), 1, 0, product, 1);
      product.get(result, 0, count);
    }
  }

  /** Products of the given columns with all columns, {@code [columns.length][count]}. */
  public double[][] products(int[] columns) {
    double[][] result = new double[columns.length][count];
    if (columns.length == 0) {
      return result;
    }
    DoublePointer right = input.room((long) columns.length * rows);
    for (int k = 0; k < columns.length; k++) {
      openblas.cblas_dcopy(rows, values.getPointer((long) columns[k] * rows), 1, right.getPointer((long) k * rows), 1);
    }
    DoublePointer product = output.room((long) columns.length * count);
    openblas.cblas_dgemm(openblas.CblasColMajor, openblas.CblasTrans, openblas.CblasNoTrans, count, columns.length, rows, 1,
        values, rows, right, rows, 0, product, count);
    for (int k = 0; k < columns.length; k++) {
      product.position((long) k * count).get(result[k], 0, count);
    }
    product.position(0);
    return result;
  }

  @Override
  public void close() {
    values.close();
    input.memory().close();
    output.memory().close();
  }
}
