package ml.spred.expression;

import java.util.Arrays;
import java.util.Locale;
import ml.spred.InputException;

/** What becomes of several probes of one gene. */
public enum ProbeCollapse {
  /** Every probe stays a feature. */
  NONE,
  /** A gene is the mean of its probes, sample by sample. */
  MEAN,
  /** A gene is the probe that varies most over the samples. */
  MAX_VARIANCE;

  /** The word for this choice on the command line. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The choice of that spelling.
   *
   * @throws InputException where none has it
   */
  public static ProbeCollapse of(String spelling) {
    return Arrays.stream(values()).filter(value -> value.spelling().equalsIgnoreCase(spelling)).findFirst()
        .orElseThrow(() -> new InputException("The way '" + spelling
            + "' to collapse probes is not known; use none, mean or max-variance."));
  }

  @Override
  public String toString() {
    return spelling();
  }
}
