package ml.spred.spark.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Which rows choose the strength; a split by default. */
public interface HasValidation extends Params {
  /** Rows that are never trained on. */
  String SPLIT = "split";
  /** Folds, each predicted by what the others train. */
  String CROSS_VALIDATION = "cv";

  default Param<String> validation() {
    return new Param<>(this, "validation",
        "which rows choose kappa: split (some that are never trained on: validationIndicatorCol or validationFraction) or cv"
            + " (cross-validation: every row is held out once a repeat, and all train the result)",
        Choices.oneOf("validation", SPLIT, CROSS_VALIDATION));
  }

  default String getValidation() {
    return getOrDefault(validation());
  }
}
