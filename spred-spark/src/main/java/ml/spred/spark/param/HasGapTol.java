package ml.spred.spark.param;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Params;

/** Largest duality gap relative to the objective. */
public interface HasGapTol extends Params {
  default DoubleParam gapTol() {
    return new DoubleParam(this, "gapTol",
        "largest duality gap relative to the objective (above 0); for the linear head with the optimizer newton, tol is"
            + " for the others",
        Limits.above("gapTol", 0));
  }

  default double getGapTol() {
    return (Double) getOrDefault(gapTol());
  }
}
