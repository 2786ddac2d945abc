package ml.spred.spark.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Column with the probability of each class; written only when it is set. */
public interface HasProbabilityCol extends Params {
  default Param<String> probabilityCol() {
    return new Param<>(this, "probabilityCol",
        "name of the column with the probability of each class; not written when unset");
  }

  default String getProbabilityCol() {
    return getOrDefault(probabilityCol());
  }
}
