package ml.spred.spark.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Where the rows are when a stage is fitted; auto by default. */
public interface HasDataMode extends Params {
  /** Rows stay on the executors where they would not fit one array. */
  String AUTO = "auto";
  /** The rows are gathered. */
  String LOCAL = "local";
  /** The rows stay on the executors, which send sums: whichever of the two below costs less. */
  String ROWS = "rows";
  /** Sums of products of all pairs of features, in one pass; at most 5000 features. */
  String SUMS = "sums";
  /** Sums over the live features, and gradients over all, in a pass for a few strengths. */
  String GRADIENTS = "gradients";

  default Param<String> dataMode() {
    return new Param<>(this, "dataMode",
        "local (rows are gathered), sums (rows stay on the executors, which send sums of products of at most 5000 features once),"
            + " gradients (they send gradients a few strengths at a time), rows (sums or gradients, whichever costs less) or auto"
            + " (rows where rows times features pass 1e9); rows need family gaussian with an intercept, solver path",
        Choices.oneOf("dataMode", AUTO, LOCAL, ROWS, SUMS, GRADIENTS));
  }

  default String getDataMode() {
    return getOrDefault(dataMode());
  }
}
