package ml.spred.spark.param;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Params;

/** Half-samples of a stability selection; none by default. */
public interface HasNumResamples extends Params {
  default IntParam numResamples() {
    return new IntParam(this, "numResamples",
        "half-samples of a stability selection, which come in complementary pairs (an even number, 100 is customary; 0 for none)",
        Limits.even("numResamples"));
  }

  default int getNumResamples() {
    return (Integer) getOrDefault(numResamples());
  }
}
