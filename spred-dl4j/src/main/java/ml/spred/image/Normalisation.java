package ml.spred.image;

/**
 * Mean and deviation of each channel over the training images, with pixels from 0 to 1.
 *
 * @param mean of each channel
 * @param deviation of each channel, positive
 */
public record Normalisation(float[] mean, float[] deviation) {
  /** Of a set of images; a channel of one value gets the deviation 1. */
  public static Normalisation of(ImageSet images) {
    int channels = images.shape().channels();
    int area = images.shape().height() * images.shape().width();
    long[] sums = new long[channels];
    long[] squares = new long[channels];
    byte[] pixels = images.pixels();
    for (int k = 0; k < pixels.length; k++) {
      int value = pixels[k] & 0xFF;
      int channel = k / area % channels;
      sums[channel] += value;
      squares[channel] += value * value;
    }
    double count = (double) images.size() * area;
    float[] mean = new float[channels];
    float[] deviation = new float[channels];
    for (int channel = 0; channel < channels; channel++) {
      double average = sums[channel] / count;
      double variance = squares[channel] / count - average * average;
      mean[channel] = (float) (average / 255);
      deviation[channel] = variance <= 0 ? 1 : (float) (Math.sqrt(variance) / 255);
    }
    return new Normalisation(mean, deviation);
  }

  float apply(int channel, byte pixel) {
    return ((pixel & 0xFF) / 255f - mean[channel]) / deviation[channel];
  }
}
