package ml.spred.spark.param;

import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.Params;

/** Whether coefficients may not be negative; false by default. */
public interface HasNonNegative extends Params {
  default BooleanParam nonNegative() {
    return new BooleanParam(this, "nonNegative",
        "whether coefficients are at least 0, those of unpenalized features apart; for the family gaussian with one output or the"
            + " penaltyForm elementwise, and the solver path");
  }

  default boolean getNonNegative() {
    return (Boolean) getOrDefault(nonNegative());
  }
}
