package ml.spred.spark.param;

import ml.spred.solver.Optimizer;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Method that trains the redundant pair. */
public interface HasOptimizer extends Params {
  default Param<String> optimizer() {
    return new Param<>(this, "optimizer",
        "method that trains the redundant pair: newton (the linear head then has a duality gap), sgd, momentum, adam, adamw,"
            + " adagrad or lbfgs",
        Choices.oneOf("optimizer", Optimizer.spellings()));
  }

  default String getOptimizer() {
    return getOrDefault(optimizer());
  }
}
