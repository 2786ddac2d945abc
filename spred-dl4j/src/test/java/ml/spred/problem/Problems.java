package ml.spred.problem;

import java.util.Random;
import java.util.stream.IntStream;

/** Small seeded problems for tests. */
public final class Problems {
  private Problems() {}

  /** Gaussian values {@code [samples, features]}, standardised. */
  public static FeatureMatrix gaussian(int samples, int features, long seed) {
    Random random = new Random(seed);
    FeatureMatrix matrix = FeatureMatrix.zeros(samples, features);
    for (int feature = 0; feature < features; feature++) {
      for (int sample = 0; sample < samples; sample++) {
        matrix.set(sample, feature, random.nextGaussian());
      }
    }
    return Standardizer.fit(matrix, Scaling.FEATURE, MissingValues.REFUSE).apply(matrix);
  }

  /** Labels that the first {@code numClasses} genes carry with noise; every class occurs. */
  public static int[] labels(FeatureMatrix matrix, int numClasses, double noise, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, matrix.numSamples()).map(sample -> {
      int best = sample < numClasses ? sample : 0;
      double highest = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < numClasses && sample >= numClasses; k++) {
        double value = matrix.get(sample, k) + noise * random.nextGaussian();
        if (value > highest) {
          highest = value;
          best = k;
        }
      }
      return best;
    }).toArray();
  }
}
