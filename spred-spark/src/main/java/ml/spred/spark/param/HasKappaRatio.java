package ml.spred.spark.param;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Params;

/** The smallest strength of the path relative to kappaMax. */
public interface HasKappaRatio extends Params {
  default DoubleParam kappaRatio() {
    return new DoubleParam(this, "kappaRatio",
        "smallest kappa of the path relative to kappaMax (above 0, below 1)",
        Limits.between("kappaRatio", 0, 1));
  }

  default double getKappaRatio() {
    return (Double) getOrDefault(kappaRatio());
  }
}
