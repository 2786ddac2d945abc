package ml.spred.spark.param;

import ml.spred.solver.Direction;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Which way the path is walked. */
public interface HasDirection extends Params {
  default Param<String> direction() {
    return new Param<>(this, "direction",
        "which way the path is walked: sparseToDense or denseToSparse; with an MLP head the two may find other minima",
        Choices.oneOf("direction", Choices.spellings(Direction.values())));
  }

  default String getDirection() {
    return getOrDefault(direction());
  }
}
