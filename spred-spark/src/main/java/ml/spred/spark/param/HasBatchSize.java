package ml.spred.spark.param;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Params;

/** Rows a step; 0, the default, takes all. */
public interface HasBatchSize extends Params {
  default IntParam batchSize() {
    return new IntParam(this, "batchSize",
        "rows a step (at least 0); 0 takes all, which newton and lbfgs need",
        Limits.atLeast("batchSize", 0));
  }

  default int getBatchSize() {
    return (Integer) getOrDefault(batchSize());
  }
}
