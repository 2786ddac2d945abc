package ml.spred.spark.param;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Params;

/** From which frequency a feature is stable; 0.75 by default. */
public interface HasStabilityThreshold extends Params {
  default DoubleParam stabilityThreshold() {
    return new DoubleParam(this, "stabilityThreshold",
        "frequency among the half-samples from which a feature is stable (above 0.5 and at most 1; 0.6 to 0.9 is customary)",
        Limits.aboveUpTo("stabilityThreshold", 0.5, 1));
  }

  default double getStabilityThreshold() {
    return (Double) getOrDefault(stabilityThreshold());
  }
}
