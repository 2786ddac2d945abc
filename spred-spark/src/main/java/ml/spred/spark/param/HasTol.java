package ml.spred.spark.param;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Params;

/** Largest violation of the optimality conditions relative to 2·kappa. */
public interface HasTol extends Params {
  default DoubleParam tol() {
    return new DoubleParam(this, "tol",
        "largest violation of the optimality conditions relative to 2 kappa (above 0);"
            + " the linear head with the optimizer newton takes gapTol",
        Limits.above("tol", 0));
  }

  default double getTol() {
    return (Double) getOrDefault(tol());
  }
}
