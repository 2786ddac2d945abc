package ml.spred.spark.param;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Params;

/** Learning rate of the layers behind the first one; its optimizer's own when unset. */
public interface HasDenseLearningRate extends Params {
  default DoubleParam denseLearningRate() {
    return new DoubleParam(this, "denseLearningRate",
        "learning rate of the layers behind the first one (above 0); the default of their optimizer when unset",
        Limits.above("denseLearningRate", 0));
  }

  default double getDenseLearningRate() {
    return (Double) getOrDefault(denseLearningRate());
  }
}
