package ml.spred.problem;

import java.io.Serializable;

/**
 * Values of {@code [samples, features]} that fits take their samples and genes from, wherever the values lie: a {@link FeatureMatrix} on
 * the Java heap, an {@link OffHeapMatrix} that all fits of a process share. NaN marks a missing value.
 */
public interface SampleMatrix extends Serializable {
  int numSamples();

  int numFeatures();

  /** Writes all values of a gene to {@code values [samples]}. */
  void gene(int feature, float[] values);

  /** The given samples, in the given order; a sample may come more than once. */
  default FeatureMatrix samples(int[] samples) {
    FeatureMatrix part = FeatureMatrix.zeros(samples.length, numFeatures());
    float[] gene = new float[numSamples()];
    for (int feature = 0; feature < numFeatures(); feature++) {
      gene(feature, gene);
      int to = part.offset(feature);
      for (int k = 0; k < samples.length; k++) {
        part.values()[to + k] = gene[samples[k]];
      }
    }
    return part;
  }

  /** The given genes, in the given order. */
  default FeatureMatrix features(int[] features) {
    FeatureMatrix part = FeatureMatrix.zeros(numSamples(), features.length);
    float[] gene = new float[numSamples()];
    for (int k = 0; k < features.length; k++) {
      gene(features[k], gene);
      System.arraycopy(gene, 0, part.values(), part.offset(k), gene.length);
    }
    return part;
  }
}
