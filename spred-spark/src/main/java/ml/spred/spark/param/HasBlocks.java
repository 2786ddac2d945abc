package ml.spred.spark.param;

import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.Params;

/** Number of blocks in each stage of a residual network; 1, 1, 1 by default. */
public interface HasBlocks extends Params {
  default IntArrayParam blocks() {
    return new IntArrayParam(this, "blocks",
        "number of blocks in each stage of resnet, whose width doubles from stage to stage (each at least 1)",
        Limits.sizes("blocks"));
  }

  default int[] getBlocks() {
    return getOrDefault(blocks());
  }
}
