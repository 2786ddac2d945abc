package ml.spred.spark.param;

import ml.spred.convex.Response;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** How survival times that are equal are counted; efron by default. */
public interface HasTies extends Params {
  default Param<String> ties() {
    return new Param<>(this, "ties",
        "how events at the same time are counted by the family cox: breslow or efron",
        Choices.oneOf("ties", Choices.spellings(Response.Ties.values())));
  }

  default String getTies() {
    return getOrDefault(ties());
  }
}
