package ml.spred.spark.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Where solved strengths are kept, so that a fit that was killed goes on where it stood; empty, the default, keeps nothing. */
public interface HasCheckpointDir extends Params {
  default Param<String> checkpointDir() {
    return new Param<>(this, "checkpointDir",
        "directory, of any file system that Spark reaches, that keeps every solved strength: the same fit started again after a kill"
            + " goes on from there and ends with the same result; empty keeps nothing");
  }

  default String getCheckpointDir() {
    return getOrDefault(checkpointDir());
  }
}
