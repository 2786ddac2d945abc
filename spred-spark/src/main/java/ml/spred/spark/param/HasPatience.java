package ml.spred.spark.param;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Params;

/** Looks without a better validation loss after which training stops; 0, the default, never stops early. */
public interface HasPatience extends Params {
  default IntParam patience() {
    return new IntParam(this, "patience",
        "looks without a better validation loss after which training stops early (at least 0); 0 never does",
        Limits.atLeast("patience", 0));
  }

  default int getPatience() {
    return (Integer) getOrDefault(patience());
  }
}
