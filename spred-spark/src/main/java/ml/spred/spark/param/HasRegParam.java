package ml.spred.spark.param;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Params;

/** Strength of the penalty, MLlib's name; without it cross-validation chooses. */
public interface HasRegParam extends Params {
  default DoubleParam regParam() {
    return new DoubleParam(this, "regParam",
        "strength lambda of the penalty (at least 0), MLlib's name; 2 kappa. Where it is unset cross-validation chooses",
        Limits.atLeast("regParam", 0.0));
  }

  default double getRegParam() {
    return (Double) getOrDefault(regParam());
  }
}
