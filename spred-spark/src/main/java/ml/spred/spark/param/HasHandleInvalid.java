package ml.spred.spark.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** What happens to rows without a readable image; an error by default. */
public interface HasHandleInvalid extends Params {
  default Param<String> handleInvalid() {
    return new Param<>(this, "handleInvalid",
        "rows whose image is null or was marked unreadable by Spark: error, or skip to leave them out",
        Choices.oneOf("handleInvalid", "error", "skip"));
  }

  default String getHandleInvalid() {
    return getOrDefault(handleInvalid());
  }
}
