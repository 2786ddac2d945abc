package ml.spred.ensemble;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Column-major views of parts of a flat vector. */
final class Slices {
  private Slices() {}

  static INDArray matrix(INDArray flat, long from, long rows, long columns) {
    return flat.get(NDArrayIndex.point(0), NDArrayIndex.interval(from, from + rows * columns)).reshape('f', rows, columns);
  }
}
