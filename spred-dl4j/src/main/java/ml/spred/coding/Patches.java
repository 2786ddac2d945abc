package ml.spred.coding;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import ml.spred.InputException;

/**
 * Square patches at random places of an image, each less its own mean.
 *
 * @param size pixels of a side, at least 2
 * @param minContrast standard deviation of a patch's grey levels below which there is nothing to see in it: another is drawn; at
 *     least 0
 * @param normalised whether a patch is divided by {@code √(variance + minContrast²)}: local contrast normalisation
 */
public record Patches(int size, double minContrast, boolean normalised) implements Serializable {
  /** Patches of 16 × 16 pixels whose contrast is left as it is; of grey levels 0 … 1. */
  public static final Patches DEFAULT = new Patches(16, 0.01, false);
  /** Draws for each patch asked for, before the rest of the image counts as flat. */
  private static final int MAX_DRAWS = 100;

  public Patches {
    if (size < 2 || !(minContrast >= 0)) {
      throw new IllegalArgumentException("a patch has " + size + " pixels a side and a contrast of at least " + minContrast
          + "; they must be at least 2 and 0.");
    }
  }

  /** The same at another size. */
  public Patches withSize(int value) {
    return new Patches(value, minContrast, normalised);
  }

  /** Values of a patch. */
  public int length() {
    return size * size;
  }

  /**
   * Draws patches; the places depend on the image's content and the seed alone.
   *
   * @param count at least 1
   * @return {@code [count][size·size]}, row after row; fewer where the image is flat nearly everywhere
   * @throws InputException for an image that is smaller than a patch
   */
  public double[][] draw(GreyImage image, int count, long seed) {
    if (size > Math.min(image.height(), image.width())) {
      throw new InputException("patches of " + size + " × " + size + " pixels cannot be drawn from an image of " + image.height()
          + " × " + image.width() + "; the size must be at most that of the smallest image.");
    }
    SplittableRandom random = new SplittableRandom(seed ^ (long) Arrays.hashCode(image.levels()) << Integer.SIZE);
    List<double[]> patches = new ArrayList<>();
    for (long draws = 0; patches.size() < count && draws < (long) MAX_DRAWS * count; draws++) {
      double[] patch = cut(image, random.nextInt(image.height() - size + 1), random.nextInt(image.width() - size + 1));
      double variance = centre(patch);
      if (Math.sqrt(variance) > minContrast) {
        double factor = normalised ? 1 / Math.sqrt(variance + minContrast * minContrast) : 1;
        patches.add(Arrays.stream(patch).map(value -> value * factor).toArray());
      }
    }
    return patches.toArray(double[][]::new);
  }

  private double[] cut(GreyImage image, int top, int left) {
    double[] patch = new double[length()];
    for (int row = 0; row < size; row++) {
      System.arraycopy(image.levels(), (top + row) * image.width() + left, patch, row * size, size);
    }
    return patch;
  }

  /** Takes the mean off; returns the variance. */
  private static double centre(double[] patch) {
    double mean = Arrays.stream(patch).sum() / patch.length;
    double squares = 0;
    for (int k = 0; k < patch.length; k++) {
      patch[k] -= mean;
      squares += patch[k] * patch[k];
    }
    return squares / patch.length;
  }
}
