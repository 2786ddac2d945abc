package ml.spred.spark.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** File of the network that compression starts from; empty, the default, for a fresh one. */
public interface HasStartNetwork extends Params {
  default Param<String> startNetwork() {
    return new Param<>(this, "startNetwork",
        "file, of any file system that Spark reaches, with the network and the weights to start from: a zip of DL4J's"
            + " ModelSerializer, a sparse file of spred or an .h5 of Keras; empty draws a fresh network");
  }

  default String getStartNetwork() {
    return getOrDefault(startNetwork());
  }
}
