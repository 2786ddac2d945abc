package ml.spred.spark.param;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Params;

/** Steps between looks at the validation rows. */
public interface HasEvaluationInterval extends Params {
  default IntParam evaluationInterval() {
    return new IntParam(this, "evaluationInterval",
        "steps between looks at the validation rows (at least 1)",
        Limits.atLeast("evaluationInterval", 1));
  }

  default int getEvaluationInterval() {
    return (Integer) getOrDefault(evaluationInterval());
  }
}
