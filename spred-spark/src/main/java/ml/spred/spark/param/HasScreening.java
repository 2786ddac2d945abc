package ml.spred.spark.param;

import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.Params;

/** Whether only the features that the optimality conditions ask for are trained; true by default. */
public interface HasScreening extends Params {
  default BooleanParam screening() {
    return new BooleanParam(this, "screening",
        "whether only features that the optimality conditions ask for are trained; false trains all at once");
  }

  default boolean getScreening() {
    return (Boolean) getOrDefault(screening());
  }
}
