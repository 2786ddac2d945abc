package ml.spred.spark.param;

import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.Params;

/** Whether the linear head has an unpenalised intercept; true by default, the paper's form has none. */
public interface HasFitIntercept extends Params {
  default BooleanParam fitIntercept() {
    return new BooleanParam(this, "fitIntercept",
        "whether the linear head has an unpenalised intercept");
  }

  default boolean getFitIntercept() {
    return (Boolean) getOrDefault(fitIntercept());
  }
}
