package ml.spred.spark.param;

import ml.spred.lasso.LassoObjective;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Conventions of the objective; glmnet by default. */
public interface HasObjective extends Params {
  default Param<String> objective() {
    return new Param<>(this, "objective",
        "conventions of the objective: glmnet (1/(2n) of the squares, lambda as stated there, in scikit-learn and celer) or mllib"
        + " (LinearRegression: the squares of an elastic net count by one over the standard deviation of the label)",
        Choices.oneOf("objective", Choices.spellings(LassoObjective.values())));
  }

  default String getObjective() {
    return getOrDefault(objective());
  }
}
