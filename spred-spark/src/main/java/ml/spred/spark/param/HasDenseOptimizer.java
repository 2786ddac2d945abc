package ml.spred.spark.param;

import ml.spred.solver.Optimizer;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Method that trains the layers behind the first one; the optimizer's when unset. */
public interface HasDenseOptimizer extends Params {
  default Param<String> denseOptimizer() {
    return new Param<>(this, "denseOptimizer",
        "method that trains the layers behind the first one, spelled as optimizer; the same method when unset",
        Choices.oneOf("denseOptimizer", Optimizer.spellings()));
  }

  default String getDenseOptimizer() {
    return getOrDefault(denseOptimizer());
  }
}
