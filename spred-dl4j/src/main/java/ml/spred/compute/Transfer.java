package ml.spred.compute;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Copies between matrices and Java arrays, column after column, in one piece where ND4J would go entry by entry. */
public final class Transfer {
  private Transfer() {}

  /** The entries of a matrix of either precision. */
  public static double[] doubles(INDArray matrix) {
    if (matrix.dataType() == DataType.FLOAT) {
      float[] single = floats(matrix);
      double[] result = new double[single.length];
      for (int k = 0; k < result.length; k++) {
        result[k] = single[k];
      }
      return result;
    }
    INDArray columns = columns(matrix);
    if (!Backend.isCpu()) {
      return columns.data().asDouble();
    }
    double[] result = new double[(int) columns.length()];
    new DoublePointer(columns.data().addressPointer()).get(result, 0, result.length);
    return result;
  }

  /** The entries of a matrix of single precision. */
  public static float[] floats(INDArray matrix) {
    INDArray columns = columns(matrix);
    if (!Backend.isCpu()) {
      return columns.data().asFloat();
    }
    float[] result = new float[(int) columns.length()];
    new FloatPointer(columns.data().addressPointer()).get(result, 0, result.length);
    return result;
  }

  /** A matrix of these entries in a precision. */
  public static INDArray matrix(DataType type, int rows, int columns, double[] entries) {
    if (type == DataType.DOUBLE || !Backend.isCpu()) {
      return Nd4j.create(entries, new long[] {rows, columns}, 'f').castTo(type);
    }
    INDArray result = Nd4j.createUninitialized(type, new long[] {rows, columns}, 'f');
    put(result, 0, entries, 0, entries.length);
    return result;
  }

  /**
   * Writes entries into a contiguous matrix of single precision in process memory.
   *
   * @param at position of the first one, column after column
   */
  public static void put(INDArray matrix, long at, double[] entries, int from, int length) {
    float[] single = new float[length];
    for (int k = 0; k < length; k++) {
      single[k] = (float) entries[from + k];
    }
    new FloatPointer(matrix.data().addressPointer()).position(at).put(single, 0, length);
  }

  private static INDArray columns(INDArray matrix) {
    boolean contiguous = (matrix.size(0) <= 1 || matrix.stride(0) == 1)
        && (matrix.size(1) <= 1 || matrix.stride(1) == matrix.size(0));
    return contiguous ? matrix : matrix.dup('f');
  }
}
