package ml.spred.spark.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Column with the class of a sample. */
public interface HasLabelCol extends Params {
  default Param<String> labelCol() {
    return new Param<>(this, "labelCol",
        "name of the numeric column with the class, 0 to k - 1");
  }

  default String getLabelCol() {
    return getOrDefault(labelCol());
  }
}
