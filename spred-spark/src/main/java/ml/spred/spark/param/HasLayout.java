package ml.spred.spark.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** How the values lie in the cluster during a fit; auto by default. */
public interface HasLayout extends Params {
  /** Columns where rows do not fit. */
  String AUTO = "auto";
  /** One array of rows by features in a task. */
  String ROWS = "rows";
  /** Blocks of features on the executors. */
  String COLUMNS = "columns";

  default Param<String> layout() {
    return new Param<>(this, "layout",
        "rows (the values are gathered into one array, and a fit is one task), columns (features lie on the executors as blocks, and"
            + " the few in work are solved on the driver; linear head, optimizer newton, no featureGroups, scaling other than"
            + " global) or auto (columns where that is so and 12 bytes times rows times features are more than the memory of the"
            + " driver or of an executor); both give the same result, bit for bit",
        Choices.oneOf("layout", AUTO, ROWS, COLUMNS));
  }

  default String getLayout() {
    return getOrDefault(layout());
  }
}
