package ml.spred.spark.param;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Params;

/** Rows of a block of kernel matrices; 20 by default. */
public interface HasBlockSize extends Params {
  default IntParam blockSize() {
    return new IntParam(this, "blockSize",
        "rows of a block of kernel matrices (at least 3), or 0 for one block of all rows, the full method",
        Limits.zeroOrAtLeast("blockSize", 3));
  }

  default int getBlockSize() {
    return (Integer) getOrDefault(blockSize());
  }
}
