package ml.spred.solver;

/** How a learning rate changes over the iterations of one training. */
public enum LearningRateSchedule {
  CONSTANT,
  /** Half a cosine from the given rate to 0. */
  COSINE,
  /** A tenth of the rate after one half and again after three quarters of the iterations. */
  STEP,
  /** Linear from the given rate to 0. */
  LINEAR;

  /** Factor on the learning rate at an iteration {@code 0 … total − 1}. */
  public double factor(int iteration, int total) {
    double done = (double) iteration / total;
    return switch (this) {
      case CONSTANT -> 1;
      case COSINE -> 0.5 * (1 + Math.cos(Math.PI * done));
      case STEP -> done < 0.5 ? 1 : done < 0.75 ? 0.1 : 0.01;
      case LINEAR -> 1 - done;
    };
  }
}
