package ml.spred.expression;

import java.util.Locale;
import ml.spred.InputException;

/** What to do with a name that occurs twice. */
public enum DuplicatePolicy {
  /** Stop with a sentence that names it. */
  REFUSE,
  /** Keep the first, leave the others out. */
  FIRST,
  /** Keep all, as {@code name}, {@code name.2}, {@code name.3}; for features only. */
  SUFFIX;

  /** The word for this policy on the command line. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The policy of that spelling.
   *
   * @throws InputException where no policy has it
   */
  public static DuplicatePolicy of(String spelling) {
    for (DuplicatePolicy policy : values()) {
      if (policy.spelling().equalsIgnoreCase(spelling)) {
        return policy;
      }
    }
    throw new InputException("The policy '" + spelling + "' for duplicates is not known; use refuse, first or suffix.");
  }
}
