package ml.spred.network;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A contiguous piece of a flat vector, as it lies in memory and in its shape; both are views.
 *
 * @param flat {@code [length]}
 * @param shaped the same entries in their shape
 */
public record Block(INDArray flat, INDArray shaped) {
  /** @param vector of one dimension */
  static Block of(INDArray vector, long from, char order, long... shape) {
    long length = 1;
    for (long size : shape) {
      length *= size;
    }
    INDArray flat = vector.get(NDArrayIndex.interval(from, from + length));
    return new Block(flat, shape.length == 1 ? flat : flat.reshape(order, shape));
  }

  /** A piece of another vector of one dimension, of the same shape and memory order. */
  public Block alike(INDArray vector, long from) {
    return of(vector, from, shaped.ordering(), shaped.shape());
  }

  long length() {
    return flat.length();
  }
}
