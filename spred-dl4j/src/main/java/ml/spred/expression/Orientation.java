package ml.spred.expression;

import java.util.Arrays;
import java.util.Locale;
import ml.spred.InputException;

/** Which way round a delimited table is. */
public enum Orientation {
  /** Guessed from names, texts and the table's shape; the guess is said. */
  AUTO,
  /** A line is a sample. */
  SAMPLES_AS_ROWS,
  /** A line is a gene. */
  GENES_AS_ROWS;

  /** The word for this orientation on the command line. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The orientation of that spelling.
   *
   * @throws InputException where none has it
   */
  public static Orientation of(String spelling) {
    return Arrays.stream(values()).filter(value -> value.spelling().equalsIgnoreCase(spelling)).findFirst()
        .orElseThrow(() -> new InputException("The orientation '" + spelling
            + "' is not known; use auto, samples-as-rows or genes-as-rows."));
  }

  @Override
  public String toString() {
    return spelling();
  }
}
