package ml.spred.spark.distribute;

import ml.spred.InputException;

/** Finds the sentence for the user in what Spark throws. */
public final class Failures {
  private Failures() {}

  /**
   * The refusal of an input that made a job fail, as it was thrown; the failure itself where there is none. Spark's actions throw
   * checked exceptions without declaring them, so any exception is taken.
   */
  public static RuntimeException asThrown(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InputException refusal) {
        return refusal;
      }
    }
    return Failures.<RuntimeException>unchecked(failure);
  }

  @SuppressWarnings("unchecked")
  private static <E extends Exception> E unchecked(Exception failure) throws E {
    throw (E) failure;
  }
}
