package ml.spred.spark.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Column with the weight of a row, MLlib's name; unset by default. */
public interface HasWeightCol extends Params {
  default Param<String> weightCol() {
    return new Param<>(this, "weightCol",
        "name of the numeric column with the weight of a row (at least 0); all rows weigh 1 when unset");
  }

  default String getWeightCol() {
    return getOrDefault(weightCol());
  }
}
