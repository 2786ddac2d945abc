package ml.spred.spark.param;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Params;

/** Trainings that a search for a strength may take; 12 by default. */
public interface HasMaxTrainings extends Params {
  default IntParam maxTrainings() {
    return new IntParam(this, "maxTrainings",
        "trainings that the search for a strength may take (at least 1)",
        Limits.atLeast("maxTrainings", 1));
  }

  default int getMaxTrainings() {
    return (Integer) getOrDefault(maxTrainings());
  }
}
