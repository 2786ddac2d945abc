package ml.spred.spark.param;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Params;

/** Filters of the first convolution; 16 by default. */
public interface HasWidth extends Params {
  default IntParam width() {
    return new IntParam(this, "width",
        "filters of the first convolution of cnn and resnet (at least 1)",
        Limits.atLeast("width", 1));
  }

  default int getWidth() {
    return (Integer) getOrDefault(width());
  }
}
