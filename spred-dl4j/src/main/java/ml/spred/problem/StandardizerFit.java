package ml.spred.problem;

import java.util.Arrays;
import ml.spred.InputException;

/** The fit behind {@link Standardizer}: two passes over each gene, sums in double. */
final class StandardizerFit {
  /** Relative spread below which a gene counts as constant: rounding of single precision values and nothing more. */
  private static final double CONSTANT = 1e-7;

  private final FeatureMatrix training;
  private final Scaling scaling;
  private final MissingValues missing;
  private final double[] mean;
  private final double[] deviation;
  private int constant;
  private int allMissing;
  private long missingCount;

  StandardizerFit(FeatureMatrix training, Scaling scaling, MissingValues missing) {
    this.training = training;
    this.scaling = scaling;
    this.missing = missing;
    this.mean = new double[training.numFeatures()];
    this.deviation = new double[training.numFeatures()];
  }

  Standardizer fit() {
    for (int feature = 0; feature < mean.length; feature++) {
      fitFeature(feature);
    }
    return new Standardizer(scaling == Scaling.NONE ? new double[mean.length] : mean, factors(), missing, constant, allMissing,
        missingCount);
  }

  private void fitFeature(int feature) {
    float[] values = training.values();
    int start = training.offset(feature);
    int end = start + training.numSamples();
    double sum = 0;
    int count = 0;
    for (int k = start; k < end; k++) {
      if (Float.isNaN(values[k])) {
        noteMissing(feature, k - start);
        continue;
      }
      if (Float.isInfinite(values[k])) {
        throw new InputException("feature " + feature + " of sample " + (k - start) + " is infinite; every value must be finite"
            + " or missing, so remove the sample or the feature.");
      }
      sum += values[k];
      count++;
    }
    if (count == 0) {
      allMissing++;
      return;
    }
    int filled = missing == MissingValues.ZERO ? training.numSamples() : count;
    mean[feature] = sum / filled;
    deviation[feature] = spread(feature, mean[feature]);
    if (deviation[feature] == 0) {
      constant++;
    }
  }

  private void noteMissing(int feature, int sample) {
    if (missing == MissingValues.REFUSE) {
      throw new InputException("feature " + feature + " of sample " + sample
          + " is missing (NaN), and the policy for missing values is to refuse; choose mean or zero to fill them.");
    }
    missingCount++;
  }

  /** Population standard deviation with missing values filled by policy, 0 when it is rounding only. */
  private double spread(int feature, double centre) {
    float[] values = training.values();
    int start = training.offset(feature);
    double squares = 0;
    double largest = Math.abs(centre);
    for (int k = start; k < start + training.numSamples(); k++) {
      double value = Float.isNaN(values[k]) ? (missing == MissingValues.ZERO ? 0 : centre) : values[k];
      squares += (value - centre) * (value - centre);
      largest = Math.max(largest, Math.abs(value));
    }
    double result = Math.sqrt(squares / training.numSamples());
    return result <= CONSTANT * largest ? 0 : result;
  }

  private double[] factors() {
    double[] factor = new double[mean.length];
    double global = globalDeviation();
    for (int feature = 0; feature < factor.length; feature++) {
      factor[feature] = deviation[feature] == 0 ? 0 : switch (scaling) {
        case FEATURE -> 1 / deviation[feature];
        case GLOBAL -> 1 / global;
        case CENTER, NONE -> 1;
      };
    }
    return factor;
  }

  private double globalDeviation() {
    return Math.sqrt(Arrays.stream(deviation).map(sd -> sd * sd).average().orElse(0));
  }
}
