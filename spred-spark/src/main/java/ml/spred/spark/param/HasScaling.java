package ml.spred.spark.param;

import ml.spred.problem.Scaling;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** How features are scaled, fitted on the training rows; each to mean 0 and deviation 1 by default. */
public interface HasScaling extends Params {
  default Param<String> scaling() {
    return new Param<>(this, "scaling",
        "scaling fitted on training rows: feature (mean 0, deviation 1 each), global (one deviation), center or none",
        Choices.oneOf("scaling", Choices.spellings(Scaling.values())));
  }

  default String getScaling() {
    return getOrDefault(scaling());
  }
}
