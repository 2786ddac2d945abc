package ml.spred.spark.param;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Params;

/** Steps between two averagings; 0, the default, averages after each epoch. */
public interface HasAveragingFrequency extends Params {
  default IntParam averagingFrequency() {
    return new IntParam(this, "averagingFrequency",
        "steps of each worker between two averagings of U, W and all else that is trained (at least 0); 0 "
        + "averages after each epoch",
        Limits.atLeast("averagingFrequency", 0));
  }

  default int getAveragingFrequency() {
    return (Integer) getOrDefault(averagingFrequency());
  }
}
