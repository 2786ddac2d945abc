package ml.spred.spark.param;

import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.Params;

/** Whether half of the training images are mirrored; not by default. */
public interface HasFlip extends Params {
  default BooleanParam flip() {
    return new BooleanParam(this, "flip",
        "half of the training images, drawn anew in each epoch, are mirrored left to right");
  }

  default boolean getFlip() {
    return (Boolean) getOrDefault(flip());
  }
}
