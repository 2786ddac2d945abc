package ml.spred.spark.image;

import ml.spred.spark.param.OutputSetters;

/**
 * Setters of what drawing needs; what each means and its default are in the doc of its param.
 *
 * @param <S> the stage itself, for chains of setters
 */
public interface ImagePatchesSetters<S extends ImagePatchesSetters<S>> extends ImagePatchesModelParams, OutputSetters<S> {
  default S setImageShape(int... value) {
    return with(imageShape(), value);
  }

  default S setHandleInvalid(String value) {
    return with(handleInvalid(), value);
  }

  default S setNumPatches(int value) {
    return with(numPatches(), value);
  }

  default S setSeed(long value) {
    return with(seed(), value);
  }
}
