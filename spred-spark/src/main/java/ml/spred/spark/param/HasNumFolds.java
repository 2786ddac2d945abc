package ml.spred.spark.param;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Params;

/** Folds of the cross-validation; 5 by default. */
public interface HasNumFolds extends Params {
  default IntParam numFolds() {
    return new IntParam(this, "numFolds",
        "number of folds of the cross-validation that chooses the strength (at least 2)",
        Limits.atLeast("numFolds", 2));
  }

  default int getNumFolds() {
    return (Integer) getOrDefault(numFolds());
  }
}
