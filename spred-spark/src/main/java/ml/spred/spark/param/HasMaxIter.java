package ml.spred.spark.param;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Params;

/** Largest number of steps at one strength; the optimizer's own when unset. */
public interface HasMaxIter extends Params {
  default IntParam maxIter() {
    return new IntParam(this, "maxIter",
        "largest number of steps at one strength (at least 1); 200 for newton and lbfgs, 5000 for the others when unset",
        Limits.atLeast("maxIter", 1));
  }

  default int getMaxIter() {
    return (Integer) getOrDefault(maxIter());
  }
}
