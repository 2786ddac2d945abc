package ml.spred.spark.param;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Params;

/** Number of strengths of the path; 100 by default. */
public interface HasNumLambdas extends Params {
  default IntParam numLambdas() {
    return new IntParam(this, "numLambdas",
        "number of strengths of the path (at least 1)",
        Limits.atLeast("numLambdas", 1));
  }

  default int getNumLambdas() {
    return (Integer) getOrDefault(numLambdas());
  }
}
