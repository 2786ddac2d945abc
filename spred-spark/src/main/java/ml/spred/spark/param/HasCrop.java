package ml.spred.spark.param;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Params;

/** Pixels by which training images are moved at random; 0 by default. */
public interface HasCrop extends Params {
  default IntParam crop() {
    return new IntParam(this, "crop",
        "pixels of border from which a window of the image's size is cut at random in training (at least 0); 4 by"
        + " custom for CIFAR",
        Limits.atLeast("crop", 0));
  }

  default int getCrop() {
    return (Integer) getOrDefault(crop());
  }
}
