package ml.spred.spark.param;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Params;

/** Passes over the training images after the pruning, zeros held; 2 by default. */
public interface HasFinetuneEpochs extends Params {
  default IntParam finetuneEpochs() {
    return new IntParam(this, "finetuneEpochs",
        "passes over the training images after the pruning, with zeros held (at least 0)",
        Limits.atLeast("finetuneEpochs", 0));
  }

  default int getFinetuneEpochs() {
    return (Integer) getOrDefault(finetuneEpochs());
  }
}
