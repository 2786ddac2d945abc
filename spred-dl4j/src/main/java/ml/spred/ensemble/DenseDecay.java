package ml.spred.ensemble;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

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
      INDArray away = away(parameters, layer);
      squares += Nd4j.getBlasWrapper().dot(away, away);
      if (gradient != null) {
        add(weights(gradient.dense(), parameters.shape(), layer), strength, away);
      }
    }
    return strength / 2 * squares;
  }

  /** Decoupled decay as in AdamW: moves the dense weights towards their start by {@code rate·strength} of the way. */
  public void shrink(EnsembleParameters parameters, double rate) {
    for (int layer = 0; strength > 0 && layer < parameters.shape().numDense(); layer++) {
      add(weights(parameters.dense(), parameters.shape(), layer), -rate * strength, away(parameters, layer));
    }
  }

  private INDArray away(EnsembleParameters parameters, int layer) {
    EnsembleShape shape = parameters.shape();
    INDArray away = weights(scratch, shape, layer);
    away.assign(weights(parameters.dense(), shape, layer));
    add(away, -1, weights(start, shape, layer));
    return away;
  }

  private static void add(INDArray target, double factor, INDArray vector) {
    Nd4j.getBlasWrapper().level1().axpy(target.length(), factor, vector, target);
  }

  /** A layer's weights as one contiguous vector: element by element, order does not matter, and vectors are what is fast. */
  private static INDArray weights(INDArray dense, EnsembleShape shape, int layer) {
    long from = shape.denseOffset(layer) - shape.biasOffset();
    return Slices.matrix(dense, from, 1, (long) shape.denseInputs(layer) * shape.denseOutputs(layer));
  }
}
