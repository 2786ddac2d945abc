package ml.spred.spark.param;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Params;

/** Norm above which the gradient is scaled down; 0, the default, never does. */
public interface HasGradientClip extends Params {
  default DoubleParam gradientClip() {
    return new DoubleParam(this, "gradientClip",
        "norm above which the whole gradient is scaled down (at least 0); 0 never clips",
        Limits.atLeast("gradientClip", 0.0));
  }

  default double getGradientClip() {
    return (Double) getOrDefault(gradientClip());
  }
}
