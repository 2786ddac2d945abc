package ml.spred.spark.param;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Params;

/** Draws of the folds; 1 by default. */
public interface HasNumRepeats extends Params {
  default IntParam numRepeats() {
    return new IntParam(this, "numRepeats",
        "how often the folds of the cross-validation are drawn anew (at least 1)",
        Limits.atLeast("numRepeats", 1));
  }

  default int getNumRepeats() {
    return (Integer) getOrDefault(numRepeats());
  }
}
