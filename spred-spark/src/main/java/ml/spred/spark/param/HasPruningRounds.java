package ml.spred.spark.param;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Params;

/** Rounds of iterative pruning; 5 by default. */
public interface HasPruningRounds extends Params {
  default IntParam pruningRounds() {
    return new IntParam(this, "pruningRounds",
        "rounds of iterativeMagnitude through the training (at least 1)",
        Limits.atLeast("pruningRounds", 1));
  }

  default int getPruningRounds() {
    return (Integer) getOrDefault(pruningRounds());
  }
}
