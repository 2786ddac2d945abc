package ml.spred.spark.param;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Params;

/** Size below which a trained coefficient counts as zero; 1e-6 by default. */
public interface HasZeroThreshold extends Params {
  default DoubleParam zeroThreshold() {
    return new DoubleParam(this, "zeroThreshold",
        "size below which a coefficient counts as zero, for the solvers other than path, which has exact zeros (at least 0)",
        Limits.atLeast("zeroThreshold", 0.0));
  }

  default double getZeroThreshold() {
    return (Double) getOrDefault(zeroThreshold());
  }
}
