package ml.spred.spark.job;

import java.util.Locale;
import ml.spred.InputException;

/** Whether values are taken to log2(x + 1) before anything else. */
enum Log2 {
  /** By the rule of GEO2R on the training samples. */
  AUTO,
  YES,
  NO;

  static Log2 of(String word) {
    for (Log2 choice : values()) {
      if (choice.toString().equalsIgnoreCase(word)) {
        return choice;
      }
    }
    throw new InputException("'" + word + "' is not an answer; use auto, yes or no.");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
