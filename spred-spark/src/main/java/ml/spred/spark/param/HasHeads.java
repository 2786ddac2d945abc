package ml.spred.spark.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Which heads share the mask; ensemble by default. */
public interface HasHeads extends Params {
  default Param<String> heads() {
    return new Param<>(this, "heads",
        "heads that share the mask: ensemble (both), linear or mlp",
        Choices.oneOf("heads", "ensemble", "linear", "mlp"));
  }

  default String getHeads() {
    return getOrDefault(heads());
  }
}
