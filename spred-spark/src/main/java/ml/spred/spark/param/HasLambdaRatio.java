package ml.spred.spark.param;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Params;

/** Smallest strength of the path relative to the largest; 0.01 by default. */
public interface HasLambdaRatio extends Params {
  default DoubleParam lambdaRatio() {
    return new DoubleParam(this, "lambdaRatio",
        "smallest strength of the path relative to the largest (above 0, below 1)",
        Limits.between("lambdaRatio", 0, 1));
  }

  default double getLambdaRatio() {
    return (Double) getOrDefault(lambdaRatio());
  }
}
