package ml.spred.spark.param;

import ml.spred.compress.Pruning.Scope;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** What is compared when a network is pruned to a ratio or an accuracy; all of its weights by default. */
public interface HasPruningScope extends Params {
  default Param<String> pruningScope() {
    return new Param<>(this, "pruningScope",
        "what is compared where a network is pruned to compressionRatio or maxAccuracyDrop: global (the smallest of all"
            + " weights go) or layer (the smallest of each layer go, the same share of each); where strengths are searched, one"
            + " for all or one for each layer",
        Choices.oneOf("pruningScope", Choices.spellings(Scope.values())));
  }

  default String getPruningScope() {
    return getOrDefault(pruningScope());
  }
}
