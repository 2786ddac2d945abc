package ml.spred.spark.param;

import ml.spred.fdr.FdrMethod;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** What features are held against to control false discoveries; knockoffs by default. */
public interface HasFdrMethod extends Params {
  default Param<String> fdrMethod() {
    return new Param<>(this, "fdrMethod",
        "what features are held against to control false discoveries: knockoffs (imitations of the same mean and correlations) or"
            + " shadow (copies with permuted rows: cheaper, and no guard against features that are only correlated with true"
            + " ones)",
        Choices.oneOf("fdrMethod", Choices.spellings(FdrMethod.values())));
  }

  default String getFdrMethod() {
    return getOrDefault(fdrMethod());
  }
}
