package ml.spred.network;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Arithmetic between an array of weights and one value for each of its groups; everything in place. */
interface Groups {
  /** Number of groups. */
  long count();

  /** {@code target ← f·x}, f the factor of each weight's group {@code [groups]}; x and target are different memory. */
  void scale(Block x, INDArray factors, Block target);

  /** {@code sums_g ← Σ_g x∘y}. @param scratch of the shape of the weights, overwritten; may be neither x nor y */
  void productSums(Block x, Block y, Block scratch, INDArray sums);
}
