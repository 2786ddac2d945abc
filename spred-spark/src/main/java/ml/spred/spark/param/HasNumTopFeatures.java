package ml.spred.spark.param;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Params;

/** Number of features to select, MLlib's name; no default, needed by selectionMode numTopFeatures. */
public interface HasNumTopFeatures extends Params {
  default IntParam numTopFeatures() {
    return new IntParam(this, "numTopFeatures",
        "number of features to select (at least 1), used by selectionMode numTopFeatures",
        Limits.atLeast("numTopFeatures", 1));
  }

  default int getNumTopFeatures() {
    return (Integer) getOrDefault(numTopFeatures());
  }
}
