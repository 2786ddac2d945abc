package ml.spred.spark.param;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Params;

/** Weight decay of the layers behind the first, towards their start. */
public interface HasDenseDecay extends Params {
  default DoubleParam denseDecay() {
    return new DoubleParam(this, "denseDecay",
        "weight decay of the layers behind the first one, towards their initial values (at least 0)",
        Limits.atLeast("denseDecay", 0.0));
  }

  default double getDenseDecay() {
    return (Double) getOrDefault(denseDecay());
  }
}
