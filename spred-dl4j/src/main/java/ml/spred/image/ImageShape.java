package ml.spred.image;

import java.io.Serializable;

/**
 * Size of the images a network takes; arrays are {@code [images, channels, height, width]}.
 *
 * @param channels 1 for grey, 3 for red, green, blue
 * @param height rows of pixels
 * @param width columns of pixels
 */
public record ImageShape(int channels, int height, int width) implements Serializable {
  public ImageShape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException("an image of " + channels + " x " + height + " x " + width + " has no pixels.");
    }
  }

  /** Values in one image. */
  public int length() {
    return channels * height * width;
  }

  @Override
  public String toString() {
    return channels + " x " + height + " x " + width;
  }
}
