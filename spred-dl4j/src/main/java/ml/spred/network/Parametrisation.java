package ml.spred.network;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.rng.Random;

/**
 * What stands behind one array of parameters: a state that the updater moves, from which the network's values follow. All methods
 * work in place.
 */
public interface Parametrisation {
  /** Entries of the state. */
  long stateLength();

  /** Takes its place in the trainer's vectors; both of one dimension. */
  void bind(INDArray state, INDArray slope, long from);

  /** Sets the state from what the network holds now, or draws it. */
  void start(Random random);

  /** Sets the slope from the gradient of the mean loss that lies in the tensor, penalty included. */
  void pullBack();

  /** Writes the values that follow from the state into the network. */
  void fold();

  /** After the updater's step, before {@link #fold}; the rate is that of this step. */
  default void afterStep(double learningRate) {}

  /**
   * Writes 0 into its slope, which is 1 everywhere, where the state has decayed so far that it can be zero from now on, and its
   * gradient stays zero with it. The network's gradient may be overwritten.
   */
  default void markDead() {}

  /** What is added to the mean loss. */
  double penalty();
}
