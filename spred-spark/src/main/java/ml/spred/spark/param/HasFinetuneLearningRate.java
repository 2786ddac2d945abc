package ml.spred.spark.param;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Params;

/** Learning rate of the Adam that finetunes; derived from the training's when unset. */
public interface HasFinetuneLearningRate extends Params {
  default DoubleParam finetuneLearningRate() {
    return new DoubleParam(this, "finetuneLearningRate",
        "learning rate of the Adam that finetunes (above 0); when unset a tenth of learningRate, at most 1e-4",
        Limits.above("finetuneLearningRate", 0));
  }

  default double getFinetuneLearningRate() {
    return (Double) getOrDefault(finetuneLearningRate());
  }
}
