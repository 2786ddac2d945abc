package ml.spred.spark.param;

import ml.spred.lasso.Family;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** What the label is; gaussian by default. */
public interface HasFamily extends Params {
  default Param<String> family() {
    return new Param<>(this, "family",
        "what the label is: gaussian (real values, one or a vector of them), poisson (counts) or cox (times of"
        + " right-censored survival)",
        Choices.oneOf("family", Choices.spellings(Family.values())));
  }

  default String getFamily() {
    return getOrDefault(family());
  }
}
