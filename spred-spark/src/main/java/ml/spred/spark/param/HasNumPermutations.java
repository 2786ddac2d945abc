package ml.spred.spark.param;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Params;

/** How often blocks are drawn; 3 by default. */
public interface HasNumPermutations extends Params {
  default IntParam numPermutations() {
    return new IntParam(this, "numPermutations",
        "how often the rows are permuted and cut into blocks (at least 1); one block of all rows needs none",
        Limits.atLeast("numPermutations", 1));
  }

  default int getNumPermutations() {
    return (Integer) getOrDefault(numPermutations());
  }
}
