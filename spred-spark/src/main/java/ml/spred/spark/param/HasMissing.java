package ml.spred.spark.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** What stands for NaN in the features; an error by default. Zero is a value and is never missing. */
public interface HasMissing extends Params {
  default Param<String> missing() {
    return new Param<>(this, "missing",
        "policy for NaN in the features: error, mean (of the training rows) or zero",
        Choices.oneOf("missing", "error", "mean", "zero"));
  }

  default String getMissing() {
    return getOrDefault(missing());
  }
}
