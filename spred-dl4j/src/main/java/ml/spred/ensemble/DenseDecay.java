package ml.spred.ensemble;

import ml.spred.compute.GeneVectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@code strength/2·‖θ − θ₀‖²} on the weights of the layers behind the first one; biases are free. An instance belongs to one
 * thread: it keeps a vector of its own, because a fresh one of a million entries costs more than the arithmetic.
 */
public final class DenseDecay {
  private final double strength;
  private final INDArray start;
  private final INDArray scratch;

  /**
   * @param strength at least 0
   * @param start θ₀, the dense part of the parameters at the start, see {@link EnsembleParameters#dense()}
   */
  public DenseDecay(double strength, INDArray start) {
    this.strength = strength;
    this.start = start;
    this.scratch = strength == 0 ? null : start.like();
  }

  /** No decay. */
  public static DenseDecay none() {
    return new DenseDecay(0, null);
  }

  /** Value of the decay. */
  public double value(EnsembleParameters parameters) {
    return valueAndGradient(parameters, null);
  }

  /** Value of the decay; its gradient is added to the dense layers of {@code gradient} unless that is null. */
  double valueAndGradient(EnsembleParameters parameters, EnsembleParameters gradient) {
    double squares = 0;
    for (int layer = 0; strength > 0 && layer < parameters.shape().numDense(); layer++) {
      GeneVectors away = GeneVectors.of(scratch);
      int length = length(parameters.shape(), layer);
      setAway(away, parameters, layer);
      squares += away.dot(0, away, 0, length);
      if (gradient != null) {
        GeneVectors.of(gradient.flat()).add(gradient.shape().denseOffset(layer), length, strength, away, 0);
      }
    }
    return strength / 2 * squares;
  }

  /** Decoupled decay as in AdamW: moves the dense weights towards their start by {@code rate·strength} of the way. */
  public void shrink(EnsembleParameters parameters, double rate) {
    for (int layer = 0; strength > 0 && layer < parameters.shape().numDense(); layer++) {
      GeneVectors away = GeneVectors.of(scratch);
      setAway(away, parameters, layer);
      GeneVectors.of(parameters.flat()).add(parameters.shape().denseOffset(layer), length(parameters.shape(), layer),
          -rate * strength, away, 0);
    }
  }

  /** The difference itself: a sum of squared norms would cancel in single precision. */
  private void setAway(GeneVectors away, EnsembleParameters parameters, int layer) {
    EnsembleShape shape = parameters.shape();
    long offset = shape.denseOffset(layer);
    int length = length(shape, layer);
    away.copy(0, length, GeneVectors.of(parameters.flat()), offset);
    away.add(0, length, -1, GeneVectors.of(start), offset - shape.biasOffset());
  }

  private static int length(EnsembleShape shape, int layer) {
    return shape.denseInputs(layer) * shape.denseOutputs(layer);
  }
}
