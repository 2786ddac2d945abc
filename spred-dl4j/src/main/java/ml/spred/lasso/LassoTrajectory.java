package ml.spred.lasso;

import ml.spred.compute.Lanes;

/** A training of all features, watched: what the coefficients are after each iteration, on the scale of the input. */
public final class LassoTrajectory {
  private LassoTrajectory() {}

  /** Hears of an iteration. */
  @FunctionalInterface
  public interface Watcher {
    /**
     * @param iteration from 1
     * @param coefficients {@code [features][outputs]}, without a threshold, as the penalty sees them
     */
    void after(int iteration, double[][] coefficients);
  }

  /**
   * Runs one strength for all of its iterations, whatever the gap.
   *
   * @param options with any method but {@link LassoMethod#PATH}, features not standardised
   * @param every iterations between two looks, at least 1
   * @throws IllegalArgumentException for the method path, and for standardised features
   */
  public static void run(LassoData data, LassoOptions options, double lambda, int every, Lanes lanes, Watcher watcher) {
    if (options.method() == LassoMethod.PATH || options.standardization() || every < 1) {
      throw new IllegalArgumentException("a trajectory is that of a training without standardisation, watched every iteration or "
          + "less often; the method is " + options.method() + ", watched every " + every + ".");
    }
    try (FactoredPath path = new FactoredPath(data, options, lanes)) {
      path.training(lambda).watch(every, watcher).run();
    }
  }
}
