package ml.spred.spark.param;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Params;

/** Momentum of the optimizer of that name; 0.9 by default. */
public interface HasMomentum extends Params {
  default DoubleParam momentum() {
    return new DoubleParam(this, "momentum",
        "Nesterov's momentum of the optimizer momentum (at least 0, below 1)",
        Limits.shareBelowOne("momentum"));
  }

  default double getMomentum() {
    return (Double) getOrDefault(momentum());
  }
}
