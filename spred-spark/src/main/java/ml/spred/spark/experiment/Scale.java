package ml.spred.spark.experiment;

import java.util.Arrays;
import java.util.Locale;
import ml.spred.InputException;

/** How large an experiment is run. */
public enum Scale {
  /** Minutes on two cores. */
  SMALL,
  /** An hour or more on two cores, where small says too little and full needs another machine; few experiments have it. */
  MEDIUM,
  /** As published. */
  FULL;

  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** @throws InputException where there is no such scale */
  public static Scale of(String word) {
    return Arrays.stream(values()).filter(scale -> scale.spelling().equals(word)).findFirst()
        .orElseThrow(() -> new InputException("There is no scale '" + word + "'; choose small, medium or full."));
  }
}
