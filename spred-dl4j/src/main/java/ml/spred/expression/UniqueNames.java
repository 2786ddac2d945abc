package ml.spred.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ml.spred.InputException;

/** Makes names unique by the policy chosen, and remembers what it did. */
public final class UniqueNames {
  private final String source;
  private final String what;
  private final DuplicatePolicy policy;
  private final Map<String, Integer> counts = new HashMap<>();
  private final List<String> repeated = new ArrayList<>();

  /**
   * Starts with no name seen.
   *
   * @param source the file, for messages
   * @param what the kind of name, singular: "feature" or "sample"
   * @param policy what to do with a repeated one
   */
  public UniqueNames(String source, String what, DuplicatePolicy policy) {
    this.source = source;
    this.what = what;
    this.policy = policy;
  }

  /**
   * The name to use.
   *
   * @param unit what the number counts, for the message: "line" or "column"
   * @param number where it was found, from 1
   * @return empty where this occurrence is to be left out
   * @throws InputException where the name occurred before and the policy refuses
   */
  public Optional<String> accept(String name, String unit, long number) {
    if (counts.putIfAbsent(name, 1) == null) {
      return Optional.of(name);
    }
    int count = counts.merge(name, 1, Integer::sum);
    if (count == 2) {
      repeated.add(name);
    }
    return switch (policy) {
      case REFUSE -> throw refusal(name, unit + " " + number);
      case FIRST -> Optional.empty();
      case SUFFIX -> Optional.of(suffixed(name, count));
    };
  }

  /** A sentence on the names that were repeated; empty where none was. */
  public Optional<String> note() {
    if (repeated.isEmpty()) {
      return Optional.empty();
    }
    String done = policy == DuplicatePolicy.FIRST ? "the first of each is kept" : "later ones carry .2, .3 and so on";
    return Optional.of("Repeated " + what + " names (" + NameList.of(repeated) + "): " + done + ".");
  }

  private String suffixed(String name, int count) {
    int suffix = count;
    while (counts.putIfAbsent(name + "." + suffix, 1) != null) {
      suffix++;
    }
    return name + "." + suffix;
  }

  private InputException refusal(String name, String place) {
    String alternatives = what.equals("feature") ? "first or suffix" : "first";
    return new InputException(source + " has the " + what + " '" + name + "' a second time in " + place
        + "; rename it, or choose --duplicate-" + what + "s " + alternatives + ".");
  }
}
