package ml.spred.spark.param;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Params;

/** Outer folds of a nested estimate; none by default. */
public interface HasNumOuterFolds extends Params {
  default IntParam numOuterFolds() {
    return new IntParam(this, "numOuterFolds",
        "outer folds that estimate the accuracy of the whole procedure, choice of kappa included, on rows that had no part in"
            + " it (at"
            + " least 2; 0 for no estimate)",
        Limits.zeroOrAtLeast("numOuterFolds", 2));
  }

  default int getNumOuterFolds() {
    return (Integer) getOrDefault(numOuterFolds());
  }
}
