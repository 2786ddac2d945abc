package ml.spred.spark.columns;

import java.io.Serializable;
import java.util.stream.IntStream;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.MissingValues;
import ml.spred.problem.Scaling;
import ml.spred.screen.GeneBlock;

/**
 * Which samples train and which choose, and how genes are standardised: what makes a block out of raw values.
 *
 * @param training positions of the training samples in the order of the fit
 * @param validation positions of the validation samples
 */
public record SampleRoles(int[] training, int[] validation, Scaling scaling, MissingValues missing) implements Serializable {
  /** @param validation true for samples that are never trained on */
  public static SampleRoles of(boolean[] validation, Scaling scaling, MissingValues missing) {
    return new SampleRoles(IntStream.range(0, validation.length).filter(k -> !validation[k]).toArray(),
        IntStream.range(0, validation.length).filter(k -> validation[k]).toArray(), scaling, missing);
  }

  int numSamples() {
    return training.length + validation.length;
  }

  /** @param raw values of all samples in the order of the fit */
  public GeneBlock block(int first, String[] names, FeatureMatrix raw) {
    ValueChecks.require(names, raw, missing);
    return new GeneBlock(first, names, raw.samples(training), raw.samples(validation), scaling, missing);
  }
}
