package ml.spred.spark.param;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Params;

/** Share of the L1 penalty; MLlib's name and direction, without its 0, which selects nothing. */
public interface HasElasticNetParam extends Params {
  default DoubleParam elasticNetParam() {
    return new DoubleParam(this, "elasticNetParam",
        "share a of the L1 penalty in 2 kappa (a sum ||V_i|| + (1 - a)/2 ||V||^2) (above 0, at most 1); below 1, correlated"
            + " features enter together",
        Limits.share("elasticNetParam"));
  }

  default double getElasticNetParam() {
    return (Double) getOrDefault(elasticNetParam());
  }
}
