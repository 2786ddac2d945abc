package ml.spred.expression;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import ml.spred.InputException;

/** What becomes of probes that measure the experiment and not a gene of the sample. */
public enum ControlProbes {
  /** They stay, as any other. */
  KEEP,
  /** They are left out, and counted. */
  DROP;

  // Affymetrix controls, the spike-ins of the External RNA Controls Consortium, Agilent's controls.
  private static final Pattern CONTROL =
      Pattern.compile("AFFX[-_].*|ERCC-\\d{5}|\\([+-]\\).*|(GE_)?(Bright|Dark)Corner.*|NegativeControl.*|NC[12]_\\d{8}");

  /** The word for this choice on the command line. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a probe of that name is a control. */
  public static boolean isControl(String probe) {
    return CONTROL.matcher(probe).matches();
  }

  /**
   * The choice of that spelling.
   *
   * @throws InputException where none has it
   */
  public static ControlProbes of(String spelling) {
    return Arrays.stream(values()).filter(value -> value.spelling().equalsIgnoreCase(spelling)).findFirst()
        .orElseThrow(() -> new InputException("The choice '" + spelling
            + "' for control probes is not known; use keep or drop."));
  }

  @Override
  public String toString() {
    return spelling();
  }
}
