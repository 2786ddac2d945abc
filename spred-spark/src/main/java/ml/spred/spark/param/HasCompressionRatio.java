package ml.spred.spark.param;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Params;

/** Target ratio of all prunable weights to those that are left; no default. */
public interface HasCompressionRatio extends Params {
  default DoubleParam compressionRatio() {
    return new DoubleParam(this, "compressionRatio",
        "compression ratio to be reached, all prunable weights by those that are not zero (at least 1); with "
        + "kappa the trained network is pruned to it, of a method with a penalty and without kappa the strength is "
        + "searched that gives it",
        Limits.atLeast("compressionRatio", 1.0));
  }

  default double getCompressionRatio() {
    return (Double) getOrDefault(compressionRatio());
  }
}
