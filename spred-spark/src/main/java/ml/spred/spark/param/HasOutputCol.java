package ml.spred.spark.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Column with the vector of the selected features. */
public interface HasOutputCol extends Params {
  default Param<String> outputCol() {
    return new Param<>(this, "outputCol",
        "name of the vector column that is written");
  }

  default String getOutputCol() {
    return getOrDefault(outputCol());
  }
}
