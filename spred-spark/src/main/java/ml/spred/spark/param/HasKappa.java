package ml.spred.spark.param;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Params;

/** Strength of the penalty {@code 2·kappa·Σ‖V_i‖}; no default, needed by selectionMode kappa. */
public interface HasKappa extends Params {
  default DoubleParam kappa() {
    return new DoubleParam(this, "kappa",
        "strength kappa of the penalty 2 kappa sum of norms (above 0), used by selectionMode kappa",
        Limits.above("kappa", 0));
  }

  default double getKappa() {
    return (Double) getOrDefault(kappa());
  }
}
