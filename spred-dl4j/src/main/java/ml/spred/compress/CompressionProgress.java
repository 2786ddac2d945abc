package ml.spred.compress;

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
}
