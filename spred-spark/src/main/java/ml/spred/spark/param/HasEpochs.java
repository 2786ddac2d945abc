package ml.spred.spark.param;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Params;

/** Passes over the training images before the last pruning; 10 by default. */
public interface HasEpochs extends Params {
  default IntParam epochs() {
    return new IntParam(this, "epochs",
        "passes over the training images before the last pruning (at least 0)",
        Limits.atLeast("epochs", 0));
  }

  default int getEpochs() {
    return (Integer) getOrDefault(epochs());
  }
}
