package ml.spred.image;

import java.io.Serializable;

/** Labelled images of one size, wherever their pixels come from. */
public interface LabelledImages extends Serializable {
  /** Size of each. */
  ImageShape shape();

  /** Number of classes; labels are below it. */
  int classes();

  /** Number of images. */
  int size();

  /** Class of an image. */
  int label(int image);

  /** A pixel as it is kept; pixels lie image after image, each {@code [channels, height, width]}. */
  float raw(int index);

  /** What a pixel is divided by before all else: 255 for bytes, 1 for numbers of any other scale. */
  float unit();
}
