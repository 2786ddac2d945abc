package ml.spred.expression;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a label or group column holds, and what it can serve as.
 *
 * @param name the column's name
 * @param counts samples of each value, most frequent first, equal ones by name
 * @param missing samples without a value
 */
public record ColumnSummary(String name, Map<String, Integer> counts, int missing) {
  /** Fewer samples of a class than this cannot be in training, validation and test at once. */
  public static final int MIN_CLASS_SIZE = 3;

  // Names under which tables keep who a sample came from.
  private static final Pattern ORIGIN = 
      Pattern.compile("(?i).*\\b(donor|patient|subject|individual|animal|litter|family)s?\\b.*");

  /** Counts a column. */
  public static ColumnSummary of(String name, List<String> values) {
    Map<String, Integer> byName = new TreeMap<>();
    values.stream().filter(Objects::nonNull).forEach(value -> byName.merge(value, 1, Integer::sum));
    Map<String, Integer> counts = new LinkedHashMap<>();
    byName.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return new ColumnSummary(name, counts, (int) values.stream().filter(Objects::isNull).count());
  }

  /** Samples that have a value. */
  public int samples() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Classes with fewer samples than {@link #MIN_CLASS_SIZE}. */
  public long rareClasses() {
    return counts.values().stream().filter(count -> count < MIN_CLASS_SIZE).count();
  }

  /** At least two classes are large enough to be in every split. */
  public boolean canBeLabel() {
    return counts.size() - rareClasses() >= 2;
  }

  /** Values repeat, and the column is no label or is named after the origin of the samples. */
  public boolean canBeGroup() {
    boolean repeats = counts.size() > 1 && counts.size() < samples();
    return repeats && (!canBeLabel() || isOrigin());
  }

  /** Whether the name says who the sample came from, as "donor" does. */
  public boolean isOrigin() {
    return ORIGIN.matcher(name).matches();
  }

  /** What it is good for, in a few words. */
  public String use() {
    if (canBeLabel()) {
      return canBeGroup() ? "group, label" : "label";
    }
    return canBeGroup() ? "group" : "-";
  }
}
