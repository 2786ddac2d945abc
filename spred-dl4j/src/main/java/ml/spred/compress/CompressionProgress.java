package ml.spred.compress;

import org.deeplearning4j.nn.api.Model;

/** Hears how a compression goes. */
@FunctionalInterface
public interface CompressionProgress {
  /** Hears nothing. */
  CompressionProgress NONE = (phase, epoch, epochs, loss) -> {};

  /** What a compression is at. */
  enum Phase {
    /** Until the weights are pruned. */
    TRAIN,
    /** With the zeros held. */
    FINETUNE
  }

  /**
   * After each epoch.
   *
   * @param epoch of this phase, from 1
   * @param loss mean over the epoch, without the penalty
   */
  void epoch(Phase phase, int epoch, int epochs, double loss);

  /** The same with the network as it is then, to be looked at and not to be changed. By default its loss alone is told. */
  default void epoch(Phase phase, int epoch, int epochs, double loss, Model network) {
    epoch(phase, epoch, epochs, loss);
  }

  /** Before weights are pruned: after the training, before it, or in its course, as the method says. */
  default void beforePruning(Model network) {}

  /** After they were pruned. */
  default void afterPruning(Model network) {}
}
