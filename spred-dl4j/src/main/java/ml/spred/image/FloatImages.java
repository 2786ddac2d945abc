package ml.spred.image;

import ml.spred.InputException;

/**
 * Labelled images of one size whose pixels are numbers of any scale.
 *
 * @param shape of each
 * @param classes number of classes; labels are below it
 * @param values image after image, each {@code [channels, height, width]}
 * @param labels class of each image
 */
public record FloatImages(ImageShape shape, int classes, float[] values, int[] labels) implements LabelledImages {
  /** @throws InputException where a label is outside the classes, or values and labels do not fit */
  public FloatImages {
    if (values.length != (long) labels.length * shape.length()) {
      throw new InputException("there are " + values.length + " values for " + labels.length + " images of " + shape.length()
          + "; images and labels are not of one set.");
    }
    ImageSet.requireLabels(labels, classes);
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
    return values[index];
  }

  @Override
  public float unit() {
    return 1;
  }
}
