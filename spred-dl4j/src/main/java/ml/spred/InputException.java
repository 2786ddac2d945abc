package ml.spred;

/**
 * What is said when an input cannot be used. The message is one sentence for the person who gave the input: what is wrong,
 * where, the value found, the limit, and the remedy.
 */
public class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  /** Of a damaged file a message may quote a line of a megabyte, or what moves the cursor of a terminal. */
  private static final int LONGEST_START = 1_000;
  private static final int LONGEST_END = 400;

  public InputException(String message) {
    super(oneLine(message));
  }

  public InputException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  /** The message without line ends and control characters, and without its middle where it is very long. */
  private static String oneLine(String message) {
    String shown = message.length() <= LONGEST_START + LONGEST_END ? message
        : message.substring(0, LONGEST_START) + " … " + message.substring(message.length() - LONGEST_END);
    return shown.replaceAll("[\\p{Cntrl}\\x80-\\x9f\\u2028\\u2029\\ufeff&&[^\t]]", "\u00b7");
  }
}
