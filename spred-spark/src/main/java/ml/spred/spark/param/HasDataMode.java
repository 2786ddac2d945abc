package ml.spred.spark.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Where the rows are when a stage is fitted; auto by default. */
public interface HasDataMode extends Params {
  /** Rows stay on the executors where they would not fit one array. */
  String AUTO = "auto";
  /** The rows are gathered. */
  String LOCAL = "local";
  /** The rows stay on the executors, which send sums. */
  String ROWS = "rows";

  default Param<String> dataMode() {
    return new Param<>(this, "dataMode",
        "local (rows are gathered), rows (many rows of at most 5000 features stay on the executors, which send sums of products;"
            + " family gaussian with an intercept, solver path) or auto (rows where that is so and rows times features pass 1e9)",
        Choices.oneOf("dataMode", AUTO, LOCAL, ROWS));
  }

  default String getDataMode() {
    return getOrDefault(dataMode());
  }
}
