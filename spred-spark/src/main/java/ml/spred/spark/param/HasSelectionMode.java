package ml.spred.spark.param;

import ml.spred.select.SelectionMode;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** How the strength of the penalty is chosen; by default by validation. */
public interface HasSelectionMode extends Params {
  default Param<String> selectionMode() {
    return new Param<>(this, "selectionMode",
        "how kappa is chosen: validation (best score on validation rows), oneStandardError (the sparsest within one standard"
            + " error of the best accuracy there), kappa (as given) or numTopFeatures",
        Choices.oneOf("selectionMode", Choices.spellings(SelectionMode.values())));
  }

  default String getSelectionMode() {
    return getOrDefault(selectionMode());
  }
}
