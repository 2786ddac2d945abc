package ml.spred.split;

import java.util.Locale;
import ml.spred.InputException;

/** What to do with a class that has too few samples to be in training, validation and test. */
public enum RareClasses {
  /** Stop with a sentence that names it. */
  REFUSE,
  /** Leave its samples out. */
  DROP,
  /** Put all its samples into training. */
  TRAIN;

  /** The word on the command line: refuse, drop, train. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The policy of that spelling.
   *
   * @throws InputException where no policy has it
   */
  public static RareClasses of(String spelling) {
    for (RareClasses policy : values()) {
      if (policy.spelling().equalsIgnoreCase(spelling)) {
        return policy;
      }
    }
    throw new InputException("The policy '" + spelling + "' for rare classes is not known; use refuse, drop or train.");
  }
}
