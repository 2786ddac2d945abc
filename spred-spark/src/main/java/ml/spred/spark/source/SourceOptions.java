package ml.spred.spark.source;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import ml.spred.InputException;
import ml.spred.expression.ControlProbes;
import ml.spred.expression.DuplicatePolicy;
import ml.spred.expression.LabelMode;
import ml.spred.expression.Orientation;
import ml.spred.expression.ProbeCollapse;
import ml.spred.expression.ReadOptions;
import org.apache.hadoop.conf.Configuration;

/** The options of {@code spark.read()} as those of the readers. */
final class SourceOptions {
  /** Name to what it changes; names as a user writes them. */
  private static final Map<String, BiFunction<ReadOptions, String, ReadOptions>> OPTIONS = new LinkedHashMap<>();

  static {
    OPTIONS.put("orientation", (options, value) -> options.withOrientation(Orientation.of(value)));
    OPTIONS.put("labelColumns", (options, value) -> options.withLabelColumns(words(value)));
    OPTIONS.put("labelMode", (options, value) -> options.withLabelMode(LabelMode.of(value)));
    OPTIONS.put("duplicateFeatures", (options, value) -> options.withDuplicateFeatures(DuplicatePolicy.of(value)));
    OPTIONS.put("duplicateSamples", (options, value) -> options.withDuplicateSamples(DuplicatePolicy.of(value)));
    OPTIONS.put("symbolColumn", ReadOptions::withSymbolColumn);
    OPTIONS.put("valueColumn", ReadOptions::withValueColumn);
    OPTIONS.put("matrix", ReadOptions::withMatrix);
    OPTIONS.put("collapseProbes", (options, value) -> options.withCollapse(ProbeCollapse.of(value)));
    OPTIONS.put("controlProbes", (options, value) -> options.withControlProbes(ControlProbes.of(value)));
    OPTIONS.put("maxSamples", (options, value) -> options.withLimits(
        (int) number(value), options.limits().maxFeatures(), options.limits().maxCells()));
    OPTIONS.put("maxFeatures", (options, value) -> options.withLimits(
        options.limits().maxSamples(), (int) number(value), options.limits().maxCells()));
    OPTIONS.put("maxCells", (options, value) -> options.withLimits(
        options.limits().maxSamples(), options.limits().maxFeatures(), number(value)));
  }

  private SourceOptions() {}

  /**
   * Reads options; their names are the same in any case.
   *
   * @throws InputException for an option that is not known, or a value that it has not
   */
  static ReadOptions of(Configuration hadoop, Map<String, String> given) {
    ReadOptions options = ReadOptions.defaults();
    for (Map.Entry<String, String> option : given.entrySet()) {
      String name = option.getKey().toLowerCase(Locale.ROOT);
      options = switch (name) {
        case "path" -> options;
        case "samples" -> options.withSamples(InputFiles.file(hadoop, option.getValue()));
        case "annotation" -> options.withAnnotation(InputFiles.file(hadoop, option.getValue()));
        default -> find(option.getKey()).apply(options, option.getValue());
      };
    }
    return options;
  }

  private static BiFunction<ReadOptions, String, ReadOptions> find(String name) {
    return OPTIONS.entrySet().stream().filter(known -> known.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue).findFirst()
        .orElseThrow(() -> new InputException("The option '" + name + "' is not known; use samples, annotation, "
            + String.join(", ", OPTIONS.keySet()) + "."));
  }

  private static Set<String> words(String value) {
    return new LinkedHashSet<>(Arrays.stream(value.split(",")).map(String::strip).filter(word -> !word.isEmpty()).toList());
  }

  private static long number(String value) {
    if (!value.matches("\\d{1,18}")) {
      throw new InputException("The limit '" + value + "' is no whole number; give one from 1.");
    }
    return Long.parseLong(value);
  }
}
