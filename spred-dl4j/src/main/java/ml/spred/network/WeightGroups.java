package ml.spred.network;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Every weight for itself. */
record WeightGroups(long count) implements Groups {
  @Override
  public void scale(Block x, INDArray factors, Block target) {
    x.flat().muli(factors, target.flat());
  }

  @Override
  public void productSums(Block x, Block y, Block scratch, INDArray sums) {
    x.flat().muli(y.flat(), sums);
  }
}
