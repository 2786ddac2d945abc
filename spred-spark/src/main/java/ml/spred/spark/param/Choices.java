package ml.spred.spark.param;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import scala.Function1;

/** Params that take one of a few words: how enum constants are spelled, and what a wrong word gets. */
public final class Choices {
  private Choices() {}

  /** Accepts the given words; for any other throws a sentence that lists them, which Spark's own refusal does not. */
  public static Function1<String, Object> oneOf(String param, String... words) {
    List<String> allowed = List.of(words);
    return (Function1<String, Object> & Serializable) value -> {
      if (!allowed.contains(value)) {
        throw new IllegalArgumentException(
            param + " is '" + value + "', which does not exist; choose one of " + String.join(", ", allowed) + ".");
      }
      return true;
    };
  }

  /** Spelling of a constant as MLlib spells such words: {@code NUM_TOP_FEATURES} is numTopFeatures. */
  public static String spelling(Enum<?> constant) {
    StringBuilder word = new StringBuilder();
    for (String part : constant.name().split("_")) {
      word.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
    }
    word.setCharAt(0, Character.toLowerCase(word.charAt(0)));
    return word.toString();
  }

  /** Spellings of all constants. */
  public static String[] spellings(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Choices::spelling).toArray(String[]::new);
  }

  /** The constant of that spelling. */
  public static <E extends Enum<E>> E constant(Class<E> type, String spelling) {
    return Arrays.stream(type.getEnumConstants()).filter(constant -> spelling(constant).equals(spelling)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException(
            type.getSimpleName() + " '" + spelling + "' does not exist; choose one of "
                + String.join(", ", spellings(type.getEnumConstants())) + "."));
  }
}
