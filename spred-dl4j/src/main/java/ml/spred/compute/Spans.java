package ml.spred.compute;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Orthonormal bases of what the rows of a matrix span. */
public final class Spans {
  /** Squared length, relative to the longest row, at which what is left of a row beside the others counts as rounding. */
  private static final double NEGLIGIBLE = 1e-12;

  private Spans() {}

  /**
   * A basis by pivoted Cholesky factorisation of {@code A·Aᵀ}, twice, because the first leaves directions of short rows askew.
   *
   * @param rows A {@code [rows, columns]}
   * @param basis {@code [columns, rows]}, in any precision: its columns become orthonormal, those beyond the rank zero
   */
  public static void orthonormal(Lanes lanes, INDArray rows, INDArray basis) {
    INDArray wide = rows.castTo(DataType.DOUBLE);
    INDArray once = whiten(lanes, wide);
    if (wide != rows) {
      Memory.release(wide);
    }
    basis.assign(0);
    if (once != null) {
      INDArray twice = whiten(lanes, once);
      Products.columns(basis, 0, twice.size(0)).assign(twice.transpose().castTo(basis.dataType()));
      Memory.release(once, twice);
    }
  }

  /** Orthonormal rows of the same span, {@code [rank, columns]}; null when all rows are zero. */
  private static INDArray whiten(Lanes lanes, INDArray rows) {
    int count = (int) rows.size(0);
    INDArray gram = Nd4j.create(DataType.DOUBLE, new long[] {count, count}, 'f');
    Products.multiply(lanes, rows, false, rows, true, gram);
    INDArray whitening = whitening(Transfer.doubles(gram), count);
    Memory.release(gram);
    if (whitening == null) {
      return null;
    }
    INDArray result = Nd4j.create(DataType.DOUBLE, new long[] {whitening.size(0), rows.size(1)}, 'f');
    Products.multiply(lanes, whitening, false, rows, false, result);
    Memory.release(whitening);
    return result;
  }

  /** M {@code [rank, count]} with {@code M·G·Mᵀ = I}: rows of the inverse of the pivoted Cholesky factor of G. */
  private static INDArray whitening(double[] gram, int count) {
    double[] left = new double[count];
    double longest = 0;
    for (int k = 0; k < count; k++) {
      left[k] = gram[k * count + k];
      longest = Math.max(longest, left[k]);
    }
    double[][] factor = new double[count][];
    double[][] inverse = new double[count][];
    int rank = 0;
    for (; rank < count; rank++) {
      int pivot = largest(left);
      if (!(left[pivot] > NEGLIGIBLE * longest)) {
        break;
      }
      double[] column = new double[count];
      double[] row = new double[count];
      row[pivot] = 1;
      for (int k = 0; k < count; k++) {
        column[k] = gram[pivot * count + k];
      }
      for (int j = 0; j < rank; j++) {
        double share = factor[j][pivot];
        for (int k = 0; k < count; k++) {
          column[k] -= share * factor[j][k];
          row[k] -= share * inverse[j][k];
        }
      }
      double length = Math.sqrt(left[pivot]);
      for (int k = 0; k < count; k++) {
        column[k] /= length;
        row[k] /= length;
        left[k] -= column[k] * column[k];
      }
      left[pivot] = 0;
      factor[rank] = column;
      inverse[rank] = row;
    }
    double[] entries = new double[rank * count];
    for (int k = 0; k < entries.length; k++) {
      entries[k] = inverse[k % rank][k / rank];
    }
    return rank == 0 ? null : Nd4j.create(entries, new long[] {rank, count}, 'f');
  }

  private static int largest(double[] values) {
    int largest = 0;
    for (int k = 1; k < values.length; k++) {
      largest = values[k] > values[largest] ? k : largest;
    }
    return largest;
  }
}
