package ml.spred.spark.feature;

import java.util.Locale;
import ml.spred.problem.MissingValues;

/** The words of the param missing: as in MLlib's handleInvalid, to refuse is spelled error. */
public final class MissingPolicy {
  private static final String ERROR = "error";

  private MissingPolicy() {}

  /** The word of a policy. */
  public static String spelling(MissingValues policy) {
    return policy == MissingValues.REFUSE ? ERROR : policy.name().toLowerCase(Locale.ROOT);
  }

  /** The policy of a word. */
  public static MissingValues of(String word) {
    return word.equals(ERROR) ? MissingValues.REFUSE : MissingValues.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
