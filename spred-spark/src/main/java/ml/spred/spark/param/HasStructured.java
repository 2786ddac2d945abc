package ml.spred.spark.param;

import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.Params;

/** Whether whole filters and neurons go; single weights by default. */
public interface HasStructured extends Params {
  default BooleanParam structured() {
    return new BooleanParam(this, "structured",
        "whole filters and neurons go, and are taken out of the network that predicts; else single weights");
  }

  default boolean getStructured() {
    return (Boolean) getOrDefault(structured());
  }
}
