package ml.spred.spark.param;

import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.Params;

/** Mean of each channel; fitted by default. */
public interface HasPixelMeans extends Params {
  default DoubleArrayParam pixelMeans() {
    return new DoubleArrayParam(this, "pixelMeans",
        "mean of each channel that is subtracted, of byte images on the scale 0 to 1; empty fits it on the "
        + "training rows");
  }

  default double[] getPixelMeans() {
    return getOrDefault(pixelMeans());
  }
}
