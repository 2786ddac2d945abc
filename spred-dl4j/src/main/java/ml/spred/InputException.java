package ml.spred;

/**
 * What is said when an input cannot be used. The message is one sentence for the person who gave the input: what is wrong,
 * where, the value found, the limit, and the remedy.
 */
public class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InputException(String message) {
    super(message);
  }

  public InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
