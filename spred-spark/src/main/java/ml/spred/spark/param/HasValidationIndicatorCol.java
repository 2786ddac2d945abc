package ml.spred.spark.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Boolean column, MLlib's name: true marks a validation row, which is never trained on. */
public interface HasValidationIndicatorCol extends Params {
  default Param<String> validationIndicatorCol() {
    return new Param<>(this, "validationIndicatorCol",
        "name of the boolean column that is true for validation rows; without it they are drawn by validationFraction");
  }

  default String getValidationIndicatorCol() {
    return getOrDefault(validationIndicatorCol());
  }
}
