package ml.spred.compute;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/**
 * Products of a small matrix with a block of genes that lies on the Java heap. The block passes through native memory of the
 * calling thread, which stays in its cache: no second copy of X is kept.
 */
public final class NativeBlock {
  private static final ThreadLocal<NativeBlock> OWN = ThreadLocal.withInitial(NativeBlock::new);

  private FloatPointer factor = new FloatPointer(1);
  private FloatPointer values = new FloatPointer(1);
  private FloatPointer product = new FloatPointer(1);

  private NativeBlock() {}

  /**
   * {@code factorᵀ·X_block}, {@code [width, columns]}, column after column, in single precision.
   *
   * @param factor {@code [rows, width]}, column after column
   * @param values holds the block {@code [rows, columns]}, column after column, from {@code offset}
   */
  public static float[] transposedProduct(float[] factor, int rows, int width, float[] values, int offset, int columns) {
    return OWN.get().multiply(factor, rows, width, values, offset, columns);
  }

  private float[] multiply(float[] left, int rows, int width, float[] right, int offset, int columns) {
    factor = room(factor, left.length).put(left, 0, left.length);
    values = room(values, (long) rows * columns).put(right, offset, rows * columns);
    product = room(product, (long) width * columns);
    if (width == 1) {
      openblas.cblas_sgemv(openblas.CblasColMajor, openblas.CblasTrans, rows, columns, 1, values, rows, factor, 1, 0, product, 1);
    } else {
      openblas.cblas_sgemm(openblas.CblasColMajor, openblas.CblasTrans, openblas.CblasNoTrans, width, columns, rows, 1, factor,
          rows, values, rows, 0, product, width);
    }
    float[] result = new float[width * columns];
    product.get(result, 0, result.length);
    return result;
  }

  /**
   * {@code ‖x‖²} of each column of a block, in single precision.
   *
   * @param values holds the block {@code [rows, columns]}, column after column, from {@code offset}
   */
  public static float[] squares(int rows, float[] values, int offset, int columns) {
    NativeBlock own = OWN.get();
    FloatPointer block = own.values = room(own.values, (long) rows * columns).put(values, offset, rows * columns);
    float[] result = new float[columns];
    for (int k = 0; k < columns; k++) {
      block.position((long) k * rows);
      result[k] = openblas.cblas_sdot(rows, block, 1, block, 1);
    }
    block.position(0);
    return result;
  }

  private static FloatPointer room(FloatPointer memory, long length) {
    if (memory.capacity() >= length) {
      return memory;
    }
    memory.close();
    return new FloatPointer(length);
  }
}
