package ml.spred.coding;

import java.util.SplittableRandom;
import ml.spred.InputException;
import ml.spred.image.ImageSet;
import ml.spred.image.ImageShape;

/** Square patches at random places of images. */
public final class Patches {
  /** Standard deviation of a patch, of grey levels 0 … 1, below which there is nothing to see in it. */
  private static final double FLAT = 0.01;
  /** Draws for each patch asked for, before the images count as empty. */
  private static final int MAX_DRAWS = 1000;

  private Patches() {}

  /**
   * Draws patches: the channels' mean as grey level 0 … 1, less the patch's own mean. Flat patches are drawn again.
   *
   * @param size pixels of a side, at most those of the images
   * @param count at least 1
   * @return {@code [count][size·size]}, row after row
   * @throws InputException for images that are smaller, or flat
   */
  public static double[][] draw(ImageSet images, int size, int count, long seed) {
    ImageShape shape = images.shape();
    if (size < 2 || size > Math.min(shape.height(), shape.width()) || images.size() == 0) {
      throw new InputException("patches of " + size + " × " + size + " pixels cannot be drawn from " + images.size()
          + " images of " + shape.height() + " × " + shape.width() + "; the size must be from 2 to that of the images.");
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[][] patches = new double[count][];
    int draws = 0;
    for (int k = 0; k < count; draws++) {
      if (draws > (long) MAX_DRAWS * count) {
        throw new InputException("of " + draws + " patches " + k + " are not flat; the images are nearly empty, give others.");
      }
      double[] patch = cut(images, random.nextInt(images.size()), random.nextInt(shape.height() - size + 1),
          random.nextInt(shape.width() - size + 1), size);
      if (centre(patch) > FLAT) {
        patches[k++] = patch;
      }
    }
    return patches;
  }

  private static double[] cut(ImageSet images, int image, int top, int left, int size) {
    ImageShape shape = images.shape();
    double[] patch = new double[size * size];
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int row = 0; row < size; row++) {
        int at = ((image * shape.channels() + channel) * shape.height() + top + row) * shape.width() + left;
        for (int column = 0; column < size; column++) {
          patch[row * size + column] += (images.pixels()[at + column] & 0xff) / (255.0 * shape.channels());
        }
      }
    }
    return patch;
  }

  /** Takes the mean off; returns the standard deviation. */
  private static double centre(double[] patch) {
    double mean = 0;
    for (double value : patch) {
      mean += value / patch.length;
    }
    double squares = 0;
    for (int k = 0; k < patch.length; k++) {
      patch[k] -= mean;
      squares += patch[k] * patch[k];
    }
    return Math.sqrt(squares / patch.length);
  }
}
