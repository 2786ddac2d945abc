package ml.spred.spark.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/**
 * Column with the logarithm of the mean probability of each class; written only when it is set. With two heads
 * there is no single logit: the prediction averages probabilities, so their logarithm takes its place.
 */
public interface HasRawPredictionCol extends Params {
  default Param<String> rawPredictionCol() {
    return new Param<>(this, "rawPredictionCol",
        "name of the column with the log of the mean probability of each class; not written when unset");
  }

  default String getRawPredictionCol() {
    return getOrDefault(rawPredictionCol());
  }
}
