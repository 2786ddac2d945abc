package ml.spred.spark.param;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Params;

/** How far the bound on false selections may go; 1 by default. */
public interface HasMaxFalseSelections extends Params {
  default DoubleParam maxFalseSelections() {
    return new DoubleParam(this, "maxFalseSelections",
        "expected number of false selections that the bound for stable features may reach: the frequencies count as many"
            + " strengths as"
            + " it allows (above 0)",
        Limits.above("maxFalseSelections", 0));
  }

  default double getMaxFalseSelections() {
    return (Double) getOrDefault(maxFalseSelections());
  }
}
