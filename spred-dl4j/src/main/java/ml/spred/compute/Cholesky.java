package ml.spred.compute;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Cholesky factors of column-major matrices of single precision in process memory, on the calling thread. There is none in double:
 * OpenBLAS's factorisation in double is wrong from some ten rows on with the kernels it takes on some processors.
 */
public final class Cholesky {
  private static final byte LOWER = 'L';

  private Cholesky() {}

  /** Replaces a symmetric positive definite matrix, of which the lower triangle is read, by its factor. */
  public static void factor(INDArray matrix) {
    int size = (int) matrix.size(0);
    int info = openblas.LAPACKE_spotrf(openblas.LAPACK_COL_MAJOR, LOWER, size, floats(matrix), size);
    if (info != 0) {
      throw new ArithmeticException("a matrix of " + size + " rows is not positive definite (" + info + ").");
    }
  }

  /** Replaces the columns of {@code right} by the solutions for a factored matrix. */
  public static void solve(INDArray factor, INDArray right) {
    int size = (int) factor.size(0);
    if (right.size(1) == 1) {
      // LAPACK's call packs the whole factor for a single column, which takes eight times as long.
      solveVector(factor, right, openblas.CblasNoTrans);
      solveVector(factor, right, openblas.CblasTrans);
      return;
    }
    openblas.LAPACKE_spotrs(
        openblas.LAPACK_COL_MAJOR, LOWER, size, (int) right.size(1), floats(factor), size, floats(right), size);
  }

  private static void solveVector(INDArray factor, INDArray right, int transpose) {
    int size = (int) factor.size(0);
    openblas.cblas_strsv(openblas.CblasColMajor, openblas.CblasLower, transpose, openblas.CblasNonUnit, size, floats(factor), size,
        floats(right), 1);
  }

  private static FloatPointer floats(INDArray matrix) {
    return new FloatPointer(matrix.data().addressPointer());
  }
}
