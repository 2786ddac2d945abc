package ml.spred.spark.param;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Params;

/** Learning rate of the redundant pair; the optimizer's own when unset. */
public interface HasLearningRate extends Params {
  default DoubleParam learningRate() {
    return new DoubleParam(this, "learningRate",
        "learning rate of the redundant pair (above 0); the default of the optimizer when unset, not used by newton and lbfgs",
        Limits.above("learningRate", 0));
  }

  default double getLearningRate() {
    return (Double) getOrDefault(learningRate());
  }
}
