package ml.spred.spark.param;

import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.Params;

/** Whether features are penalised on the scale of their standard deviation; true by default. */
public interface HasStandardization extends Params {
  default BooleanParam standardization() {
    return new BooleanParam(this, "standardization",
        "whether features are penalised on the scale of their standard deviation; coefficients are on the original scale all "
            + "the same");
  }

  default boolean getStandardization() {
    return (Boolean) getOrDefault(standardization());
  }
}
