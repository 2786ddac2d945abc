package ml.spred.spark.param;

import ml.spred.redundant.Initialization;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Where the redundant pair starts when all features are trained at once. */
public interface HasInitialization extends Params {
  default Param<String> initialization() {
    return new Param<>(this, "initialization",
        "start of the pair when screening is off: independent, squareRoot or fromDense",
        Choices.oneOf("initialization", Choices.spellings(Initialization.values())));
  }

  default String getInitialization() {
    return getOrDefault(initialization());
  }
}
