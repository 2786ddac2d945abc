package ml.spred.compute;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** {@link GeneVectors} by ND4J's own operations, for back ends whose arrays are not in process memory. */
final class Nd4jVectors implements GeneVectors {
  private final INDArray flat;

  Nd4jVectors(INDArray flat) {
    this.flat = flat.reshape(flat.length());
  }

  private INDArray part(long from, int length) {
    return flat.get(NDArrayIndex.interval(from, from + length));
  }

  @Override
  public double dot(long x, GeneVectors other, long y, int length) {
    return Nd4j.getBlasWrapper().dot(part(x, length), ((Nd4jVectors) other).part(y, length));
  }

  @Override
  public void scale(long x, int length, double scale) {
    part(x, length).muli(scale);
  }

  @Override
  public void add(long x, int length, double factor, GeneVectors other, long y) {
    part(x, length).addi(((Nd4jVectors) other).part(y, length).mul(factor));
  }

  @Override
  public void copy(long x, int length, GeneVectors other, long y) {
    part(x, length).assign(((Nd4jVectors) other).part(y, length));
  }
}
