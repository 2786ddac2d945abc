package ml.spred.image;

import java.io.Serializable;
import ml.spred.InputException;

/**
 * Mean and deviation of each channel over the training images, with pixels from 0 to 1 where they are bytes.
 *
 * @param mean of each channel
 * @param deviation of each channel, positive
 */
public record Normalisation(float[] mean, float[] deviation) implements Serializable {
  /** @throws InputException where a deviation is not positive or there are not as many of both */
  public Normalisation {
    if (mean.length != deviation.length) {
      throw new InputException("there are " + mean.length + " means and " + deviation.length
          + " deviations of channels; give one of each for every channel.");
    }
    for (int channel = 0; channel < mean.length; channel++) {
      if (!Float.isFinite(mean[channel]) || !(deviation[channel] > 0) || Float.isInfinite(deviation[channel])) {
        throw new InputException("channel " + channel + " has the mean " + mean[channel] + " and the deviation "
            + deviation[channel] + "; both must be finite, the deviation above 0.");
      }
    }
  }

  /** Of a set of images; a channel of one value gets the deviation 1. */
  public static Normalisation of(LabelledImages images) {
    return PixelSums.of(images).normalisation();
  }

  float apply(int channel, float value) {
    return (value - mean[channel]) / deviation[channel];
  }
}
