package ml.spred.lasso;

import java.io.Serializable;

/**
 * How the redundant pair is trained.
 *
 * @param learningRate above 0; 0 lets the method choose: one over the largest curvature for gradient descent, 0.01 for Adam
 * @param maxIterations at least 1; 100,000 by default
 * @param threshold coefficients below this size, on the scale of the penalty, count as zero; 1e-6 by default
 * @param seed of the initial pair
 */
public record FactoredOptions(double learningRate, int maxIterations, double threshold, long seed) implements Serializable {
  public static FactoredOptions defaults() {
    return new FactoredOptions(0, 100_000, 1e-6, 1);
  }

  public FactoredOptions withLearningRate(double value) {
    return new FactoredOptions(value, maxIterations, threshold, seed);
  }

  public FactoredOptions withMaxIterations(int value) {
    return new FactoredOptions(learningRate, value, threshold, seed);
  }

  public FactoredOptions withThreshold(double value) {
    return new FactoredOptions(learningRate, maxIterations, value, seed);
  }

  public FactoredOptions withSeed(long value) {
    return new FactoredOptions(learningRate, maxIterations, threshold, value);
  }
}
