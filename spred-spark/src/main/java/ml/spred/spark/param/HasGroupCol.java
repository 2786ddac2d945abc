package ml.spred.spark.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Column that names the group (patient) of a sample; a null is a group of its own. */
public interface HasGroupCol extends Params {
  default Param<String> groupCol() {
    return new Param<>(this, "groupCol",
        "name of the column with the group of a sample; drawn validation rows share no group with training rows");
  }

  default String getGroupCol() {
    return getOrDefault(groupCol());
  }
}
