package ml.spred.ensemble;

import ml.spred.compute.Memory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Parameters of an ensemble, or a gradient of the same shape: one flat vector and named views of it. */
public final class EnsembleParameters {
  private final EnsembleShape shape;
  private final INDArray flat;
  private final INDArray mask;
  private final INDArray weights;
  private final INDArray bias;

  /** All zero. */
  public EnsembleParameters(EnsembleShape shape, DataType type) {
    this(shape, Nd4j.zeros(type, 1, shape.length()));
  }

  private EnsembleParameters(EnsembleShape shape, INDArray flat) {
    this.shape = shape;
    this.flat = flat;
    boolean empty = shape.numFeatures() == 0;
    this.mask = empty ? null : matrix(0, shape.maskWidth(), shape.numFeatures());
    this.weights = empty ? null : matrix(shape.weightsOffset(), shape.width(), shape.numFeatures());
    this.bias = matrix(shape.biasOffset(), 1, shape.width());
  }

  private INDArray matrix(long offset, int rows, int columns) {
    return Slices.matrix(flat, offset, rows, columns);
  }

  public EnsembleShape shape() {
    return shape;
  }

  /** Everything, {@code [1, length]}. */
  public INDArray flat() {
    return flat;
  }

  /** Mask factors {@code [maskWidth, features]}; null without genes. */
  public INDArray mask() {
    return mask;
  }

  /** First-layer weights {@code [width, features]}, a gene's weights contiguous; null without genes. */
  public INDArray weights() {
    return weights;
  }

  /** First-layer bias {@code [1, width]}; its first {@code linearWidth} entries are the linear head's intercept. */
  public INDArray bias() {
    return bias;
  }

  /** Weights {@code [rows, outputs]} of a dense layer behind the first one, see {@link EnsembleShape#denseRows}. */
  public INDArray denseWeights(int layer) {
    return matrix(shape.denseOffset(layer), shape.denseRows().get(layer), shape.denseOutputs(layer));
  }

  /** Bias {@code [1, outputs]} of a dense layer behind the first one. */
  public INDArray denseBias(int layer) {
    long weights = (long) shape.denseRows().get(layer) * shape.denseOutputs(layer);
    return matrix(shape.denseOffset(layer) + weights, 1, shape.denseOutputs(layer));
  }

  /** The part without an L1 penalty: first-layer bias and all dense layers, {@code [1, …]}. */
  public INDArray dense() {
    return Slices.matrix(flat, shape.biasOffset(), 1, shape.length() - shape.biasOffset());
  }

  /** Releases the memory; all views are gone with it. */
  public void release() {
    Memory.release(flat);
  }

  /** An independent copy, in another precision if asked. */
  public EnsembleParameters copy(DataType type) {
    return new EnsembleParameters(shape, flat.dataType() == type ? flat.dup() : flat.castTo(type));
  }
}
