package ml.spred.spark.job;

import java.util.Locale;
import ml.spred.InputException;

/** What stands for a missing value. */
enum Missing {
  REFUSE("error"),
  MEAN("mean"),
  ZERO("zero");

  /** The stage's word, which follows MLlib's {@code handleInvalid}. */
  final String param;

  Missing(String param) {
    this.param = param;
  }

  static Missing of(String word) {
    for (Missing policy : values()) {
      if (policy.toString().equalsIgnoreCase(word)) {
        return policy;
      }
    }
    throw new InputException("The policy '" + word + "' for missing values is not known; use refuse, mean or zero.");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
