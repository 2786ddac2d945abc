package ml.spred.spark.param;

import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;

/** Features with an infinite penalty factor: never selected. */
public interface HasExcludedFeatures extends Params {
  default StringArrayParam excludedFeatures() {
    return new StringArrayParam(this, "excludedFeatures",
        "names of features that are never selected (by the ML attributes of the features column; where it has none,"
            + " indices as text)");
  }

  default String[] getExcludedFeatures() {
    return getOrDefault(excludedFeatures());
  }
}
