package ml.spred.spark.param;

import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.Params;

/** Deviation of each channel; fitted by default. */
public interface HasPixelDeviations extends Params {
  default DoubleArrayParam pixelDeviations() {
    return new DoubleArrayParam(this, "pixelDeviations",
        "standard deviation of each channel that is divided by; empty fits it on the training rows");
  }

  default double[] getPixelDeviations() {
    return getOrDefault(pixelDeviations());
  }
}
