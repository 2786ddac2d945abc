package ml.spred.spark.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Column with the predicted class; written only when it is set. */
public interface HasPredictionCol extends Params {
  default Param<String> predictionCol() {
    return new Param<>(this, "predictionCol",
        "name of the column with the predicted class; not written when unset");
  }

  default String getPredictionCol() {
    return getOrDefault(predictionCol());
  }
}
