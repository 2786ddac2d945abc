package ml.spred.spark.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Column with the features vector of a sample. */
public interface HasFeaturesCol extends Params {
  default Param<String> featuresCol() {
    return new Param<>(this, "featuresCol",
        "name of the vector column with the features");
  }

  default String getFeaturesCol() {
    return getOrDefault(featuresCol());
  }
}
