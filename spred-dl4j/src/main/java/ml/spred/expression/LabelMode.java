package ml.spred.expression;

import ml.spred.InputException;

/** How the label columns of a file become labels. */
public enum LabelMode {
  /** One row per sample; one column is the label. */
  SINGLE("single"),
  /**
   * One row per sample and column, labelled {@code column: value}, as in the published experiments. The labels contradict
   * each other (a sample appears once per column with the same values), so this is for comparison with the published table only.
   */
  ALL_SUBSETS("all-subsets");

  private final String spelling;

  LabelMode(String spelling) {
    this.spelling = spelling;
  }

  /** The word for this mode on the command line. */
  public String spelling() {
    return spelling;
  }

  /**
   * The mode of that spelling.
   *
   * @throws InputException where no mode has it
   */
  public static LabelMode of(String spelling) {
    for (LabelMode mode : values()) {
      if (mode.spelling.equalsIgnoreCase(spelling)) {
        return mode;
      }
    }
    throw new InputException("The label mode '" + spelling + "' is not known; use single or all-subsets.");
  }
}
