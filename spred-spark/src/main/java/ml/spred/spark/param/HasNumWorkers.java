package ml.spred.spark.param;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Params;

/** Parts of the training rows that are trained on side by side; 1 by default. */
public interface HasNumWorkers extends Params {
  default IntParam numWorkers() {
    return new IntParam(this, "numWorkers",
        "parts of the training rows that are trained on side by side, a Spark task each, and averaged (at least "
        + "1); the result depends on it, and not on the executors",
        Limits.atLeast("numWorkers", 1));
  }

  default int getNumWorkers() {
    return (Integer) getOrDefault(numWorkers());
  }
}
