package ml.spred.split;

import java.util.Locale;
import java.util.Optional;

/** The part that a sample plays. */
public enum Split {
  /** Fits the model, the scaling and the screening. */
  TRAIN,
  /** Chooses among fitted models. */
  DEV,
  /** Is looked at once, at the end. */
  TEST;

  /** The word in files and on the command line: train, dev, test. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The split of that spelling, in any case; empty where none has it. */
  public static Optional<Split> of(String spelling) {
    for (Split split : values()) {
      if (split.spelling().equalsIgnoreCase(spelling)) {
        return Optional.of(split);
      }
    }
    return Optional.empty();
  }
}
