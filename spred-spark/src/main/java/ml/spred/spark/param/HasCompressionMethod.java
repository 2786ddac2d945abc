package ml.spred.spark.param;

import ml.spred.compress.CompressionMethod;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** How the network is made sparse; by the redundant pair by default. */
public interface HasCompressionMethod extends Params {
  default Param<String> compressionMethod() {
    return new Param<>(this, "compressionMethod",
        "method: spred, naiveL1, proximalL1 (needs sgd), str, magnitude, iterativeMagnitude, random, snip, grasp "
        + "or synflow; the first four take kappa",
        Choices.oneOf("compressionMethod", Choices.spellings(CompressionMethod.values())));
  }

  default String getCompressionMethod() {
    return getOrDefault(compressionMethod());
  }
}
