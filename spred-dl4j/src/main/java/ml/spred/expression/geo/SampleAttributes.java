package ml.spred.expression.geo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import ml.spred.expression.ReadLimits;

/**
 * What GEO says about the samples of a file, as columns: title, source, and each characteristic ("key: value") under its key,
 * whatever line it stands on. Keys that differ in case only are one; two values of a key for one sample are joined.
 */
final class SampleAttributes {
  static final String TITLE = "title";
  static final String WITHOUT_REPLICATE = "title without replicate";

  // "key: value"; a key is a few words and no address.
  private static final Pattern PAIR = Pattern.compile("([^:/]{1,80}?)\\s*:(?!//)\\s*(.*)", Pattern.DOTALL);
  private static final Pattern REPLICATE = Pattern.compile(
      "[\\s,;_.(\\[-]*\\b(biological|technical|bio|tech)?[\\s_.-]*(replicates?|repeat|rep)[\\s_.#-]*"
          + "([0-9]+|[A-D]|I{1,3}|IV)[)\\]]?$",
      Pattern.CASE_INSENSITIVE);
  private static final Map<String, String> NAMES = Map.of("title", TITLE, "source_name_ch1", "source name",
      "source_name_ch2", "source name (channel 2)", "source_name", "source name", "description", "description",
      "organism_ch1", "organism");
  /** Names that a data frame or this class needs for itself. */
  private static final Set<String> TAKEN = Set.of("sample", "features", TITLE, WITHOUT_REPLICATE, "source name", "description",
      "organism");

  private final int samples;
  private final ReadLimits limits;
  /** Lower-case name to the values of each sample that has one. */
  private final Map<String, Map<Integer, Set<String>>> values = new LinkedHashMap<>();
  private final Map<String, String> spellings = new LinkedHashMap<>();

  SampleAttributes(int samples, ReadLimits limits) {
    this.samples = samples;
    this.limits = limits;
  }

  /**
   * Takes what a file says about a sample.
   *
   * @param key as the file writes it after {@code !Sample_}
   */
  void accept(int sample, String key, String value) {
    String attribute = key.toLowerCase(Locale.ROOT);
    if (attribute.startsWith("characteristics")) {
      acceptCharacteristic(sample, attribute.endsWith("_ch2") ? " (channel 2)" : "", value);
    } else if (NAMES.containsKey(attribute)) {
      put(sample, NAMES.get(attribute), value);
    }
  }

  private void acceptCharacteristic(int sample, String channel, String text) {
    Matcher pair = PAIR.matcher(text.strip());
    boolean named = pair.matches();
    String key = named ? pair.group(1).strip() : "characteristics";
    String name = TAKEN.contains(key.toLowerCase(Locale.ROOT)) ? key + " (characteristic)" : key;
    put(sample, name + channel, named ? pair.group(2) : text);
  }

  private void put(int sample, String name, String text) {
    String value = text.strip();
    if (value.isEmpty() || name.isBlank()) {
      return;
    }
    String key = name.toLowerCase(Locale.ROOT);
    spellings.putIfAbsent(key, name);
    values.computeIfAbsent(key, any -> new HashMap<>()).computeIfAbsent(sample, any -> new LinkedHashSet<>()).add(value);
    limits.checkCells(samples, values.size());
  }

  /** One text per sample, null where missing. */
  private String[] column(String key) {
    Map<Integer, Set<String>> bySample = values.get(key);
    return bySample == null ? null : IntStream.range(0, samples)
        .mapToObj(sample -> bySample.containsKey(sample) ? String.join("; ", bySample.get(sample)) : null).toArray(String[]::new);
  }

  /** The columns: characteristics first, then title, source, description; an organism only where there are two. */
  Map<String, List<String>> columns() {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    values.keySet().stream().filter(key -> !NAMES.containsValue(key)).forEach(key -> add(columns, key));
    addTitleWithoutReplicate(columns);
    List.of("source name", "source name (channel 2)", TITLE, "description").forEach(key -> add(columns, key));
    if (distinct(column("organism")) > 1) {
      add(columns, "organism");
    }
    return columns;
  }

  private void add(Map<String, List<String>> columns, String key) {
    String[] column = column(key);
    if (column != null) {
      List<String> copy = new ArrayList<>();
      for (String value : column) {
        copy.add(value == null || value.equalsIgnoreCase("NA") ? null : value);
      }
      columns.put(spellings.get(key), copy);
    }
  }

  /** Titles as "Control rep1", "Control rep2" name the classes of an experiment that no characteristic tells apart. */
  private void addTitleWithoutReplicate(Map<String, List<String>> columns) {
    String[] titles = column(TITLE);
    if (titles == null) {
      return;
    }
    String[] stems = titles.clone();
    for (int sample = 0; sample < stems.length; sample++) {
      stems[sample] = stems[sample] == null ? null : REPLICATE.matcher(stems[sample]).replaceFirst("").strip();
    }
    int classes = distinct(stems);
    if (classes > 1 && classes < distinct(titles)) {
      columns.put(WITHOUT_REPLICATE, Arrays.asList(stems));
    }
  }

  private static int distinct(String[] column) {
    Set<String> seen = new HashSet<>();
    if (column != null) {
      for (String value : column) {
        seen.add(value);
      }
    }
    seen.removeIf(Objects::isNull);
    return seen.size();
  }
}
