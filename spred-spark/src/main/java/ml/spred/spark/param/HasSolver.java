package ml.spred.spark.param;

import ml.spred.lasso.LassoMethod;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** How a strength is solved; path by default. */
public interface HasSolver extends Params {
  default Param<String> solver() {
    return new Param<>(this, "solver",
        "how a strength is solved: path (working sets with a duality gap), gradientDescent or adam on the redundant pair, lbfgs,"
        + " variableProjection, or subgradient (of the L1 norm itself, for comparison: it does not reach zeros)",
        Choices.oneOf("solver", Choices.spellings(LassoMethod.values())));
  }

  default String getSolver() {
    return getOrDefault(solver());
  }
}
