package ml.spred.expression;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Lists names in a sentence without filling a page. */
public final class NameList {
  private static final int SHOWN = 3;

  private NameList() {
  }

  /** {@code 'a', 'b', 'c' and 4 more}. */
  public static String of(List<String> names) {
    String shown = names.stream().limit(SHOWN).map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    return names.size() <= SHOWN ? shown : shown + String.format(Locale.ROOT, " and %,d more", names.size() - SHOWN);
  }
}
