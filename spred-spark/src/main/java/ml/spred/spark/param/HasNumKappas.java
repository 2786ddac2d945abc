package ml.spred.spark.param;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Params;

/** Number of strengths on the path from kappaMax downwards. */
public interface HasNumKappas extends Params {
  default IntParam numKappas() {
    return new IntParam(this, "numKappas",
        "number of strengths, geometric from kappaMax downwards (at least 1)",
        Limits.atLeast("numKappas", 1));
  }

  default int getNumKappas() {
    return (Integer) getOrDefault(numKappas());
  }
}
