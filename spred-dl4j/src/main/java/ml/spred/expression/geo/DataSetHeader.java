package ml.spred.expression.geo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import ml.spred.expression.NameList;

/** What a GEO DataSet says before its table: title, number of features, and subsets of samples by type. */
final class DataSetHeader {
  private String title = "";
  private long declaredFeatures = -1;
  private boolean dataSet;
  private Subset current;
  private final List<Subset> subsets = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private static final class Subset {
    private String type = "subset";
    private String description = "";
    private List<String> samples = List.of();
  }

  String title() {
    return title;
  }

  /** Number of features that the header declares; -1 where it does not. */
  long declaredFeatures() {
    return declaredFeatures;
  }

  boolean isDataSet() {
    return dataSet;
  }

  List<String> notes() {
    return notes;
  }

  /** Takes a line that begins with {@code ^} or {@code !}; keys differ in case between the layouts of 2003 and later. */
  void accept(String line) {
    int equals = line.indexOf('=');
    String key = (equals < 0 ? line : line.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
    String value = equals < 0 ? "" : line.substring(equals + 1).strip();
    switch (key) {
      case "^dataset" -> dataSet = true;
      case "^subset" -> beginSubset();
      case "!dataset_title" -> title = value;
      case "!dataset_feature_count", "!dataset_maximum_probes" -> declaredFeatures = count(value);
      default -> describeSubset(key, value);
    }
  }

  private void beginSubset() {
    current = new Subset();
    subsets.add(current);
  }

  private void describeSubset(String key, String value) {
    if (current == null) {
      return;
    }
    switch (key) {
      case "!subset_type" -> current.type = value;
      case "!subset_description" -> current.description = value;
      case "!subset_sample_id" -> current.samples = List.of(value.split("\\s*,\\s*"));
      default -> { }
    }
  }

  private static long count(String value) {
    return value.matches("\\d{1,18}") ? Long.parseLong(value) : -1;
  }

  /** All samples that subsets list. */
  Set<String> listedSamples() {
    Set<String> listed = new LinkedHashSet<>();
    subsets.forEach(subset -> listed.addAll(subset.samples));
    return listed;
  }

  /** One column per subset type in the order of the file; a value is the description of the sample's subset, or null. */
  Map<String, List<String>> columns(List<String> samples) {
    Map<String, Map<String, Set<String>>> byType = new LinkedHashMap<>();
    for (Subset subset : subsets) {
      Map<String, Set<String>> bySample = byType.computeIfAbsent(subset.type, type -> new HashMap<>());
      subset.samples.forEach(sample -> bySample.computeIfAbsent(sample, first -> new LinkedHashSet<>()).add(subset.description));
    }
    Map<String, List<String>> columns = new LinkedHashMap<>();
    byType.forEach((type, bySample) -> columns.put(type, column(type, samples, bySample)));
    return columns;
  }

  private List<String> column(String type, List<String> samples, Map<String, Set<String>> bySample) {
    // Samples of the same subsets share one text.
    Map<Set<String>, String> texts = new HashMap<>();
    List<String> several = samples.stream().filter(sample -> bySample.getOrDefault(sample, Set.of()).size() > 1).toList();
    List<String> column = samples.stream().map(bySample::get)
        .map(found -> found == null ? null : texts.computeIfAbsent(found, all -> String.join(" + ", all))).toList();
    if (!several.isEmpty()) {
      notes.add("Samples in more than one subset of type '" + type + "': " + NameList.of(several)
          + "; their values name all of them, as '" + column.get(samples.indexOf(several.get(0))) + "'.");
    }
    return column;
  }
}
