package ml.spred.spark.param;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Params;

/** Accuracy that pruning may cost; no default. */
public interface HasMaxAccuracyDrop extends Params {
  default DoubleParam maxAccuracyDrop() {
    return new DoubleParam(this, "maxAccuracyDrop",
        "largest loss of accuracy (0 to 1) by pruning before the finetuning, measured on the validation rows, "
        + "without them on the training rows; needs spred, naiveL1, proximalL1, str or magnitude",
        Limits.atLeast("maxAccuracyDrop", 0.0));
  }

  default double getMaxAccuracyDrop() {
    return (Double) getOrDefault(maxAccuracyDrop());
  }
}
