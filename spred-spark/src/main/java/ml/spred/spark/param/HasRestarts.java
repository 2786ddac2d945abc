package ml.spred.spark.param;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Params;

/** Draws of the dense layers of an MLP head; the lowest objective at every strength is kept. */
public interface HasRestarts extends Params {
  default IntParam restarts() {
    return new IntParam(this, "restarts",
        "draws of the dense layers of an MLP head (at least 1); at every strength the lowest objective is kept",
        Limits.atLeast("restarts", 1));
  }

  default int getRestarts() {
    return (Integer) getOrDefault(restarts());
  }
}
