package ml.spred.image;

import java.io.Serializable;

/**
 * Sums over the pixels of each channel. Those of parts of a set add up to those of the set; of bytes all sums are whole numbers
 * below 2⁵³ for some 10¹¹ pixels, so nothing is rounded.
 *
 * @param unit as {@link LabelledImages#unit()}
 * @param count pixels of each channel
 * @param sums of each channel, in the pixels' own scale
 * @param squares sum of squares of each channel
 */
public record PixelSums(float unit, long count, double[] sums, double[] squares) implements Serializable {
  /** Variance relative to the mean square that rounding alone can leave of a constant channel. */
  private static final double ROUNDING = 1e-11;

  /** Of a set of images. */
  public static PixelSums of(LabelledImages images) {
    int channels = images.shape().channels();
    int area = images.shape().height() * images.shape().width();
    double[] sums = new double[channels];
    double[] squares = new double[channels];
    int length = images.size() * images.shape().length();
    for (int k = 0; k < length; k++) {
      double value = images.raw(k);
      int channel = k / area % channels;
      sums[channel] += value;
      squares[channel] += value * value;
    }
    return new PixelSums(images.unit(), (long) images.size() * area, sums, squares);
  }

  /** Of this part and another one together. */
  public PixelSums and(PixelSums other) {
    double[] allSums = sums.clone();
    double[] allSquares = squares.clone();
    for (int channel = 0; channel < sums.length; channel++) {
      allSums[channel] += other.sums[channel];
      allSquares[channel] += other.squares[channel];
    }
    return new PixelSums(unit, count + other.count, allSums, allSquares);
  }

  /** Mean and deviation of each channel; a channel of one value gets the deviation 1. */
  public Normalisation normalisation() {
    float[] mean = new float[sums.length];
    float[] deviation = new float[sums.length];
    for (int channel = 0; channel < sums.length; channel++) {
      double average = sums[channel] / count;
      double square = squares[channel] / count;
      double variance = square - average * average;
      mean[channel] = (float) (average / unit);
      deviation[channel] = variance <= ROUNDING * square ? 1 : (float) (Math.sqrt(variance) / unit);
    }
    return new Normalisation(mean, deviation);
  }
}
