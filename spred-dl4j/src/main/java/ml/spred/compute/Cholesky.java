package ml.spred.compute;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Cholesky factors of column-major matrices in process memory, on the calling thread. */
public final class Cholesky {
  private static final byte LOWER = 'L';

  private Cholesky() {}

  /** Replaces a symmetric positive definite matrix, of which the lower triangle is read, by its factor. */
  public static void factor(INDArray matrix) {
    int size = (int) matrix.size(0);
    int info = matrix.dataType() == DataType.FLOAT
        ? openblas.LAPACKE_spotrf(openblas.LAPACK_COL_MAJOR, LOWER, size, floats(matrix), size)
        : openblas.LAPACKE_dpotrf(openblas.LAPACK_COL_MAJOR, LOWER, size, doubles(matrix), size);
    if (info != 0) {
      throw new ArithmeticException("a matrix of " + size + " rows is not positive definite (" + info + ").");
    }
  }

  /** Replaces the columns of {@code right} by the solutions for a factored matrix. */
  public static void solve(INDArray factor, INDArray right) {
    int size = (int) factor.size(0);
    int columns = (int) right.size(1);
    if (factor.dataType() == DataType.FLOAT) {
      openblas.LAPACKE_spotrs(openblas.LAPACK_COL_MAJOR, LOWER, size, columns, floats(factor), size, floats(right), size);
    } else {
      openblas.LAPACKE_dpotrs(openblas.LAPACK_COL_MAJOR, LOWER, size, columns, doubles(factor), size, doubles(right), size);
    }
  }

  private static FloatPointer floats(INDArray matrix) {
    return new FloatPointer(matrix.data().addressPointer());
  }

  private static DoublePointer doubles(INDArray matrix) {
    return new DoublePointer(matrix.data().addressPointer());
  }
}
