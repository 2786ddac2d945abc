package ml.spred.spark.param;

import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Params;

/** Seed of initial weights, mini-batches and drawn validation rows. */
public interface HasSeed extends Params {
  default LongParam seed() {
    return new LongParam(this, "seed",
        "seed of initial weights, mini-batches and drawn validation rows");
  }

  default long getSeed() {
    return (Long) getOrDefault(seed());
  }
}
