package ml.spred.compute;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Short vectors, one per gene, laid end to end in a flat array: for tens of thousands of genes an ND4J operation each (20 µs)
 * would cost more than the products, so OpenBLAS works on the memory in place. On other back ends ND4J does the same, slower.
 */
public interface GeneVectors {
  /** {@code x·y} of two vectors of this length that start at the given offsets. */
  double dot(long x, GeneVectors other, long y, int length);

  /** {@code x ← scale·x}. */
  void scale(long x, int length, double scale);

  /** {@code x ← x + factor·y}. */
  void add(long x, int length, double factor, GeneVectors other, long y);

  /** {@code x ← y}. */
  void copy(long x, int length, GeneVectors other, long y);

  /** The vectors of a flat, contiguous array. An instance belongs to one thread. */
  static GeneVectors of(INDArray flat) {
    if (!Backend.isCpu()) {
      return new Nd4jVectors(flat);
    }
    return flat.dataType() == DataType.FLOAT ? new Floats(flat) : new Doubles(flat);
  }

  /** Single precision in process memory. */
  final class Floats implements GeneVectors {
    private final FloatPointer memory;

    Floats(INDArray flat) {
      memory = new FloatPointer(flat.data().addressPointer());
    }

    @Override
    public double dot(long x, GeneVectors other, long y, int length) {
      return openblas.cblas_sdot(length, memory.getPointer(x), 1, ((Floats) other).memory.getPointer(y), 1);
    }

    @Override
    public void copy(long x, int length, GeneVectors other, long y) {
      openblas.cblas_scopy(length, ((Floats) other).memory.getPointer(y), 1, memory.getPointer(x), 1);
    }

    @Override
    public void scale(long x, int length, double scale) {
      openblas.cblas_sscal(length, (float) scale, memory.getPointer(x), 1);
    }

    @Override
    public void add(long x, int length, double factor, GeneVectors other, long y) {
      openblas.cblas_saxpy(length, (float) factor, ((Floats) other).memory.getPointer(y), 1, memory.getPointer(x), 1);
    }
  }

  /** Double precision in process memory. */
  final class Doubles implements GeneVectors {
    private final DoublePointer memory;

    Doubles(INDArray flat) {
      memory = new DoublePointer(flat.data().addressPointer());
    }

    @Override
    public double dot(long x, GeneVectors other, long y, int length) {
      return openblas.cblas_ddot(length, memory.getPointer(x), 1, ((Doubles) other).memory.getPointer(y), 1);
    }

    @Override
    public void copy(long x, int length, GeneVectors other, long y) {
      openblas.cblas_dcopy(length, ((Doubles) other).memory.getPointer(y), 1, memory.getPointer(x), 1);
    }

    @Override
    public void scale(long x, int length, double scale) {
      openblas.cblas_dscal(length, scale, memory.getPointer(x), 1);
    }

    @Override
    public void add(long x, int length, double factor, GeneVectors other, long y) {
      openblas.cblas_daxpy(length, factor, ((Doubles) other).memory.getPointer(y), 1, memory.getPointer(x), 1);
    }
  }
}
