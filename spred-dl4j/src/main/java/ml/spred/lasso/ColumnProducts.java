package ml.spred.lasso;

import ml.spred.compute.Backend;
import ml.spred.compute.NativeDoubles;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;

/**
 * Products of columns of a {@link RowBlock} with a few other columns of whole numbers. A block's matrix product has no rounding:
 * 22 bits by 22 bits by at most 512 rows are 53 bits. Columns are taken in tiles that a cache holds in double.
 *
 * <p>A value is {@code first + 2⁻²²·second}. The products of two seconds, 2⁻⁴⁴ of the largest, are left out.
 */
final class ColumnProducts {
  /** Columns of a tile: 256 KiB of doubles at 512 rows. */
  private static final int TILE = 64;
  private static final ThreadLocal<ColumnProducts> OWN = ThreadLocal.withInitial(ColumnProducts::new);

  private final NativeDoubles left = new NativeDoubles();
  private final NativeDoubles right = new NativeDoubles();
  private final NativeDoubles output = new NativeDoubles();
  private double[] tile = new double[0];
  private double[] products = new double[0];

  private ColumnProducts() {}

  /** The calling thread's. */
  static ColumnProducts own() {
    Backend.require();
    return OWN.get();
  }

  /**
   * Adds {@code Σ left·right} over the rows of a block.
   *
   * @param columns of the block; null for all
   * @param others the right columns' firsts, {@code [right columns][rows]}, and behind them their seconds
   * @param hasSecond whether there are seconds of the right columns
   * @param shift power of two that a product of two firsts is in the unit of the sums; 22 where there are seconds on either side
   * @param sums one for each right column, of as many entries as there are left columns
   */
  void add(RowBlock block, int[] columns, double[] others, boolean hasSecond, int shift, ExactSums... sums) {
    int count = sums.length;
    int length = columns == null ? block.width() : columns.length;
    int rows = block.rows();
    int wide = hasSecond ? 2 * count : count;
    tile = tile.length < TILE * rows ? new double[TILE * rows] : tile;
    products = products.length < TILE * wide ? new double[TILE * wide] : products;
    right.room((long) wide * rows).put(others, 0, wide * rows);
    output.room((long) TILE * wide);
    for (int from = 0; from < length; from += TILE) {
      int height = Math.min(TILE, length - from);
      for (int k = 0; k < height; k++) {
        block.first(columns == null ? from + k : columns[from + k], tile, k * rows);
      }
      multiply(height, wide, rows);
      for (int other = 0; other < count; other++) {
        for (int k = 0; k < height; k++) {
          sums[other].add(from + k, (long) products[other * height + k], shift);
        }
        for (int k = 0; hasSecond && k < height; k++) {
          sums[other].add(from + k, (long) products[(count + other) * height + k], 0);
        }
      }
      if (!block.hasSecond()) {
        continue;
      }
      for (int k = 0; k < height; k++) {
        block.second(columns == null ? from + k : columns[from + k], tile, k * rows);
      }
      multiply(height, count, rows);
      for (int other = 0; other < count; other++) {
        for (int k = 0; k < height; k++) {
          sums[other].add(from + k, (long) products[other * height + k], 0);
        }
      }
    }
    for (ExactSums one : sums) {
      one.settle();
    }
  }

  private void multiply(int height, int wide, int rows) {
    DoublePointer values = left.room((long) height * rows).put(tile, 0, height * rows);
    openblas.cblas_dgemm(openblas.CblasColMajor, openblas.CblasTrans, openblas.CblasNoTrans, height, wide, rows, 1, values, rows,
        right.memory(), rows, 0, output.memory(), height);
    output.memory().get(products, 0, height * wide);
  }
}
