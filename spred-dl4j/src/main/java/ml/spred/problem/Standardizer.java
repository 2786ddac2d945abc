package ml.spred.problem;

import java.io.Serializable;
import ml.spred.InputException;

/**
 * Centre and scale of each gene, fitted on the training rows alone. A gene that is constant or wholly missing there gets the
 * factor 0: it carries nothing, and no NaN can come of it.
 *
 * @param mean centre of each gene, on the scale of the input
 * @param factor what the centred value is multiplied with; 0 for a gene without information
 * @param missing policy for NaN
 * @param numConstant genes that are constant over the training rows
 * @param numAllMissing genes without a single value in the training rows
 * @param numMissing missing values in the training rows
 */
public record Standardizer(
    double[] mean, double[] factor, MissingValues missing, int numConstant, int numAllMissing, long numMissing)
    implements Serializable {

  /**
   * Fits on all rows of a matrix.
   *
   * @throws InputException for a missing value under {@link MissingValues#REFUSE}, and for an infinite one
   */
  public static Standardizer fit(FeatureMatrix training, Scaling scaling, MissingValues missing) {
    return new StandardizerFit(training, scaling, missing).fit();
  }

  /** One standardised value; a missing one becomes the mean or zero of the input's scale, by policy. */
  public double apply(double value, int feature) {
    double present = Double.isNaN(value) ? replacement(feature) : value;
    return factor[feature] == 0 ? 0 : (present - mean[feature]) * factor[feature];
  }

  private double replacement(int feature) {
    return missing == MissingValues.ZERO ? 0 : mean[feature];
  }

  /** A standardised copy. */
  public FeatureMatrix apply(FeatureMatrix raw) {
    int samples = raw.numSamples();
    float[] from = raw.values();
    float[] to = new float[from.length];
    for (int feature = 0; feature < raw.numFeatures(); feature++) {
      int start = raw.offset(feature);
      for (int k = start; k < start + samples; k++) {
        to[k] = (float) apply(from[k], feature);
      }
    }
    return new FeatureMatrix(samples, raw.numFeatures(), to);
  }

  /** The part that belongs to the given genes. */
  public Standardizer features(int[] features) {
    double[] means = new double[features.length];
    double[] factors = new double[features.length];
    for (int k = 0; k < features.length; k++) {
      means[k] = mean[features[k]];
      factors[k] = factor[features[k]];
    }
    return new Standardizer(means, factors, missing, 0, 0, 0);
  }
}
