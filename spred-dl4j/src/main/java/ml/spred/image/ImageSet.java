package ml.spred.image;

import java.util.Arrays;
import java.util.stream.IntStream;
import ml.spred.InputException;

/**
 * Labelled images of one size.
 *
 * @param shape of each
 * @param classes number of classes; labels are below it
 * @param pixels one byte each, 0 … 255, image after image, each {@code [channels, height, width]}
 * @param labels class of each image
 */
public record ImageSet(ImageShape shape, int classes, byte[] pixels, int[] labels) implements LabelledImages {
  /** @throws InputException where a label is outside the classes, or pixels and labels do not fit */
  public ImageSet {
    if (pixels.length != (long) labels.length * shape.length()) {
      throw new InputException("there are " + pixels.length + " pixels for " + labels.length + " images of " + shape.length()
          + "; images and labels are not of one set.");
    }
    requireLabels(labels, classes);
  }

  static void requireLabels(int[] labels, int classes) {
    IntStream.range(0, labels.length).filter(k -> labels[k] < 0 || labels[k] >= classes).findFirst().ifPresent(k -> {
      throw new InputException("image " + k + " has the label " + labels[k] + ", classes go from 0 to " + (classes - 1) + ".");
    });
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public int label(int image) {
    return labels[image];
  }

  @Override
  public float raw(int index) {
    return pixels[index] & 0xFF;
  }

  @Override
  public float unit() {
    return 255;
  }

  /** The images at these places. */
  public ImageSet choose(int[] places) {
    int length = shape.length();
    byte[] chosen = new byte[places.length * length];
    for (int k = 0; k < places.length; k++) {
      System.arraycopy(pixels, places[k] * length, chosen, k * length, length);
    }
    return new ImageSet(shape, classes, chosen, Arrays.stream(places).map(k -> labels[k]).toArray());
  }

  /** The first images, all where there are fewer. */
  public ImageSet first(int count) {
    return choose(IntStream.range(0, Math.min(count, size())).toArray());
  }

  /** This set and then another one of the same shape and classes. */
  public ImageSet and(ImageSet other) {
    if (!shape.equals(other.shape) || classes != other.classes) {
      throw new InputException("images of " + shape + " with " + classes + " classes and of " + other.shape + " with "
          + other.classes
          + " cannot be one set.");
    }
    byte[] allPixels = Arrays.copyOf(pixels, pixels.length + other.pixels.length);
    System.arraycopy(other.pixels, 0, allPixels, pixels.length, other.pixels.length);
    return new ImageSet(shape, classes, allPixels, IntStream.concat(Arrays.stream(labels), Arrays.stream(other.labels))
        .toArray());
  }
}
