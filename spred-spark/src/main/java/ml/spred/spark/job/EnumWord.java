package ml.spred.spark.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import ml.spred.InputException;

/** Constants as words of the command line: lower case, with hyphens. */
final class EnumWord {
  private EnumWord() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** @throws InputException for a word that is none of them; the message lists the ones that are */
  static <E extends Enum<E>> E of(Class<E> kind, String word) {
    return Arrays.stream(kind.getEnumConstants()).filter(constant -> of(constant).equals(word)).findFirst()
        .orElseThrow(() -> new InputException("'" + word + "' is none of "
            + Arrays.stream(kind.getEnumConstants()).map(EnumWord::of).collect(Collectors.joining(", "))));
  }
}
