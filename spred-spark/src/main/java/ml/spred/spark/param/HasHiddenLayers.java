package ml.spred.spark.param;

import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.Params;

/** Sizes of the hidden layers of the MLP head; the paper's 1024, 1024 by default. */
public interface HasHiddenLayers extends Params {
  default IntArrayParam hiddenLayers() {
    return new IntArrayParam(this, "hiddenLayers",
        "sizes of the hidden layers of the MLP head (each at least 1); not used by linear heads",
        Limits.sizes("hiddenLayers"));
  }

  default int[] getHiddenLayers() {
    return getOrDefault(hiddenLayers());
  }
}
