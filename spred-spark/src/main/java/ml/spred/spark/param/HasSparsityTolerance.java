package ml.spred.spark.param;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Params;

/** How near a searched strength must come to the target; no default. */
public interface HasSparsityTolerance extends Params {
  default DoubleParam sparsityTolerance() {
    return new DoubleParam(this, "sparsityTolerance",
        "largest distance of the sparsity, the share of zeros, from that of compressionRatio where the strength "
        + "is searched (above 0, below 1); 0.01, or a tenth of the share that is to be left if that is less, when unset",
        Limits.between("sparsityTolerance", 0, 1));
  }

  default double getSparsityTolerance() {
    return (Double) getOrDefault(sparsityTolerance());
  }
}
