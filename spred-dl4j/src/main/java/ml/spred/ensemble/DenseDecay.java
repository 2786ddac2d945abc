package ml.spred.ensemble;

import ml.spred.compute.GeneVectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@code strength/2·‖θ − θ₀‖²} on hidden biases and the weights behind the first layer; the linear head's intercept and the MLP head's
 * output biases are free. An instance belongs to one thread: it keeps a vector of its own, because a fresh one of a million entries
 * costs more than the arithmetic.
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

  /** Value of the decay; its gradient is added to {@code gradient} unless that is null. */
  double valueAndGradient(EnsembleParameters parameters, EnsembleParameters gradient) {
    int length = (int) parameters.shape().decayLength();
    if (strength == 0 || length == 0) {
      return 0;
    }
    GeneVectors away = away(parameters);
    if (gradient != null) {
      GeneVectors.of(gradient.flat()).add(gradient.shape().decayOffset(), length, strength, away, 0);
    }
    return strength / 2 * away.dot(0, away, 0, length);
  }

  /** Decoupled decay as in AdamW: moves the parameters towards their start by {@code rate·strength} of the way. */
  public void shrink(EnsembleParameters parameters, double rate) {
    int length = (int) parameters.shape().decayLength();
    if (strength > 0 && length > 0) {
      GeneVectors.of(parameters.flat()).add(parameters.shape().decayOffset(), length, -rate * strength, away(parameters), 0);
    }
  }

  /** {@code θ − θ₀} itself: a sum of squared norms would cancel in single precision. */
  private GeneVectors away(EnsembleParameters parameters) {
    EnsembleShape shape = parameters.shape();
    int length = (int) shape.decayLength();
    GeneVectors away = GeneVectors.of(scratch);
    away.copy(0, length, GeneVectors.of(parameters.flat()), shape.decayOffset());
    away.add(0, length, -1, GeneVectors.of(start), shape.decayOffset() - shape.biasOffset());
    return away;
  }
}
