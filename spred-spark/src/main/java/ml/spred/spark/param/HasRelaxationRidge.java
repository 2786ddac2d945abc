package ml.spred.spark.param;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Params;

/** Strength of the ridge penalty of the relaxed refit. */
public interface HasRelaxationRidge extends Params {
  default DoubleParam relaxationRidge() {
    return new DoubleParam(this, "relaxationRidge",
        "strength r of the penalty r/2 ||V||^2 of the refit that relaxation blends in, on standardised features (above 0)",
        Limits.above("relaxationRidge", 0));
  }

  default double getRelaxationRidge() {
    return (Double) getOrDefault(relaxationRidge());
  }
}
