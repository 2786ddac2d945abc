package ml.spred.coding;

import java.util.Arrays;
import ml.spred.image.ImageShape;

/**
 * An image without colour.
 *
 * @param height rows of pixels
 * @param width columns of pixels
 * @param levels {@code [height·width]}, row after row
 */
public record GreyImage(int height, int width, double[] levels) {
  private static final double WHITE = 255;

  /** @param pixels {@code [channels, height, width]}, 0 … 255; the result is their mean over the colours, 0 … 1 */
  public static GreyImage of(ImageShape shape, byte[] pixels) {
    double[] values = new double[pixels.length];
    Arrays.setAll(values, k -> (pixels[k] & 0xff) / WHITE);
    return of(shape, values);
  }

  /**
   * The mean over the colours; the second of two channels and the fourth of four are opacity, and are left out.
   *
   * @param values {@code [channels, height, width]}
   */
  public static GreyImage of(ImageShape shape, double[] values) {
    int colours = shape.channels() == 2 || shape.channels() == 4 ? shape.channels() - 1 : shape.channels();
    double[] levels = new double[shape.height() * shape.width()];
    for (int channel = 0; channel < colours; channel++) {
      for (int place = 0; place < levels.length; place++) {
        levels[place] += values[channel * levels.length + place] / colours;
      }
    }
    return new GreyImage(shape.height(), shape.width(), levels);
  }
}
