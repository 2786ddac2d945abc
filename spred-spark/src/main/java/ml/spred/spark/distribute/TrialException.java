package ml.spred.spark.distribute;

/** A trial that failed, and failed again when Spark repeated it; the message is a sentence that names it. */
public final class TrialException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TrialException(String message, Throwable cause) {
    super(message, cause);
  }
}
