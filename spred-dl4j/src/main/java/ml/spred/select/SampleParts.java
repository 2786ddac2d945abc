package ml.spred.select;

import java.io.Serializable;

/**
 * Which samples of the data take part, and in what role.
 *
 * @param training samples that are trained on, ascending
 * @param validation samples that are only looked at, ascending; may be empty
 */
public record SampleParts(int[] training, int[] validation) implements Serializable {
  /** All samples in the roles that the data give them. */
  public static SampleParts of(SelectionData data) {
    return new SampleParts(data.trainingSamples(), data.validationSamples());
  }

  /** Samples that are trained on, and none to look at. */
  public static SampleParts training(int[] samples) {
    return new SampleParts(samples, new int[0]);
  }
}
