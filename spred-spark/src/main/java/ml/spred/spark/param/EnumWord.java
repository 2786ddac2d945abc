package ml.spred.spark.param;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import ml.spred.InputException;

/** Constants as words of the command line and of the definitions of experiments: lower case, with hyphens. */
public final class EnumWord {
  private EnumWord() {}

  /** {@code PROXIMAL_L1} is proximal-l1. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** @throws InputException for a word that is none of them; the message lists the ones that are */
  public static <E extends Enum<E>> E of(Class<E> kind, String word) {
    return of(kind, word, "'" + word + "'");
  }

  /** @param called what the message calls the word, for example {@code the method 'spread' of the grid} */
  public static <E extends Enum<E>> E of(Class<E> kind, String word, String called) {
    return Arrays.stream(kind.getEnumConstants()).filter(constant -> of(constant).equals(word)).findFirst()
        .orElseThrow(() -> new InputException(called + " is none of "
            + Arrays.stream(kind.getEnumConstants()).map(EnumWord::of).collect(Collectors.joining(", ")) + "."));
  }
}
