package ml.spred.spark.param;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Params;

/** Weight decay on the mask relative to kappa, {@code alpha / kappa}; 1 by default. */
public interface HasBalance extends Params {
  default DoubleParam balance() {
    return new DoubleParam(this, "balance",
        "weight decay on the mask relative to kappa, alpha / kappa (above 0)",
        Limits.above("balance", 0));
  }

  default double getBalance() {
    return (Double) getOrDefault(balance());
  }
}
