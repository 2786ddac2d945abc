package ml.spred.spark.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Column that says whether an event was seen, MLlib's name. */
public interface HasCensorCol extends Params {
  default Param<String> censorCol() {
    return new Param<>(this, "censorCol",
        "name of the numeric column that is 1 where the event was seen and 0 where the row is censored;"
        + " the family cox needs it");
  }

  default String getCensorCol() {
    return getOrDefault(censorCol());
  }
}
