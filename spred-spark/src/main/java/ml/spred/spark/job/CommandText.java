package ml.spred.spark.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ml.spred.spark.param.EnumWord;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command as a text that repeats it, and its options as they are used. */
final class CommandText {
  /** What a shell takes as it is. */
  private static final String PLAIN_WORD = "[\\w@%+=:,./-]+";

  private CommandText() {}

  /** The command line, quoted where a shell needs it. */
  static String typed(CommandSpec spec) {
    List<String> words = spec.commandLine().getParent().getParseResult().originalArgs();
    return "spred " + words.stream().map(CommandText::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches(PLAIN_WORD) ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** The options of a mixin as they were given, without some of them, for another command that takes them too. */
  static String given(CommandSpec spec, String mixin, String... without) {
    List<OptionSpec> wanted = spec.mixins().get(mixin).options();
    return spec.commandLine().getParseResult().matchedOptions().stream()
        .filter(option -> wanted.stream().anyMatch(other -> other.longestName().equals(option.longestName())))
        .filter(option -> !List.of(without).contains(option.longestName()))
        .map(option -> option.longestName() + " " + option.originalStringValues().stream().map(CommandText::quoted)
            .collect(Collectors.joining(","))).collect(Collectors.joining(" "));
  }

  /** Every option that bears on the result, as it is used. */
  static Map<String, String> settings(CommandSpec spec) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (OptionSpec option : spec.options()) {
      boolean informs = !option.usageHelp() && !option.versionHelp() && option.getValue() != null;
      if (informs && !List.of().equals(option.getValue())) {
        settings.put(option.longestName().replaceFirst("^--", ""), text(option.getValue()));
      }
    }
    return settings;
  }

  private static String text(Object value) {
    return value instanceof Enum<?> constant ? EnumWord.of(constant)
        : value instanceof List<?> list ? list.toString().replaceAll("[\\[\\] ]", "") : value.toString();
  }
}
