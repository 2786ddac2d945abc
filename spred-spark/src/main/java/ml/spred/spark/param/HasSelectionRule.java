package ml.spred.spark.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Which strength cross-validation takes; best by default. */
public interface HasSelectionRule extends Params {
  /** The smallest error. */
  String BEST = "best";
  /** The largest strength whose error is within one standard error of the smallest. */
  String ONE_STANDARD_ERROR = "oneStandardError";

  default Param<String> selectionRule() {
    return new Param<>(this, "selectionRule",
        "which strength cross-validation takes: best (the smallest error) or oneStandardError (the largest strength whose "
            + "error is"
            + " within one standard error of it)",
        Choices.oneOf("selectionRule", BEST, ONE_STANDARD_ERROR));
  }

  default String getSelectionRule() {
    return getOrDefault(selectionRule());
  }
}
