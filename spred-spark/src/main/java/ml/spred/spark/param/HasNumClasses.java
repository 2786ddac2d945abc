package ml.spred.spark.param;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Params;

/** Number of classes; taken from the labels by default. */
public interface HasNumClasses extends Params {
  default IntParam numClasses() {
    return new IntParam(this, "numClasses",
        "number of classes (0, or at least 2); 0 takes it from the attributes of the label column, without these "
        + "from the largest label",
        Limits.zeroOrAtLeast("numClasses", 2));
  }

  default int getNumClasses() {
    return (Integer) getOrDefault(numClasses());
  }
}
