package ml.spred.compute;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Matrix products of column-major matrices and views of their rows and columns. On the CPU OpenBLAS reads the views where they
 * are; ND4J's own call would copy a view of rows, which costs more than the product of a small batch.
 */
public final class Products {
  /** Columns of the result in one block: wide enough for full speed, narrow enough that hidden layers of 1024 fill the lanes. */
  private static final int BLOCK = 256;

  private Products() {}

  /** {@code c ← op(a)·op(b) + keep·c}, on the calling thread. */
  public static void multiply(INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray c, double keep) {
    if (Backend.isCpu()) {
      multiply(a, transposeA, b, transposeB, c, keep, 0, (int) c.size(1));
    } else {
      Nd4j.gemm(a, b, c, transposeA, transposeB, 1, keep);
    }
  }

  /** {@code c ← op(a)·op(b)}, column blocks of fixed width shared out over the lanes. */
  public static void multiply(Lanes lanes, INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray c) {
    multiply(lanes, a, transposeA, b, transposeB, c, 0);
  }

  /** {@code c ← op(a)·op(b) + keep·c}, column blocks of fixed width shared out over the lanes. */
  public static void multiply(
      Lanes lanes, INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray c, double keep) {
    if (!Backend.isCpu()) {
      Nd4j.gemm(a, b, c, transposeA, transposeB, 1, keep);
      return;
    }
    int columns = (int) c.size(1);
    int blocks = (columns + BLOCK - 1) / BLOCK;
    lanes.forEach(blocks,
        k -> multiply(a, transposeA, b, transposeB, c, keep, k * BLOCK, Math.min(columns, (k + 1) * BLOCK)));
  }

  /** Columns {@code from … to − 1} of the product. */
  private static void multiply(
      INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray c, double keep, int from, int to) {
    int inner = (int) (transposeA ? a.size(0) : a.size(1));
    int left = transposeA ? openblas.CblasTrans : openblas.CblasNoTrans;
    int right = transposeB ? openblas.CblasTrans : openblas.CblasNoTrans;
    int rows = (int) c.size(0);
    long start = transposeB ? from : (long) from * leading(b);
    long target = (long) from * leading(c);
    if (c.dataType() == DataType.FLOAT) {
      openblas.cblas_sgemm(openblas.CblasColMajor, left, right, rows, to - from, inner, 1, floats(a), leading(a),
          floats(b).getPointer(start), leading(b), (float) keep, floats(c).getPointer(target), leading(c));
    } else {
      openblas.cblas_dgemm(openblas.CblasColMajor, left, right, rows, to - from, inner, 1, doubles(a), leading(a),
          doubles(b).getPointer(start), leading(b), keep, doubles(c).getPointer(target), leading(c));
    }
  }

  /** A view of columns {@code from … to − 1}. */
  public static INDArray columns(INDArray matrix, long from, long to) {
    return matrix.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to));
  }

  private static FloatPointer floats(INDArray matrix) {
    return new FloatPointer(matrix.data().addressPointer());
  }

  private static DoublePointer doubles(INDArray matrix) {
    return new DoublePointer(matrix.data().addressPointer());
  }

  /** Distance between columns; a view of one column or row reports its own. */
  private static int leading(INDArray matrix) {
    if (matrix.size(0) > 1 && matrix.stride(0) != 1) {
      throw new IllegalArgumentException("a matrix of strides " + java.util.Arrays.toString(matrix.stride())
          + " is not column-major.");
    }
    return (int) Math.max(matrix.size(0), matrix.size(1) > 1 ? matrix.stride(1) : 1);
  }
}
