package ml.spred.expression;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import ml.spred.InputException;

/**
 * What a separate file says about samples: a CSV or TSV with a header line and one row per sample, or a CLS file (GenePattern),
 * which names one class per sample in the order of the table.
 */
public final class SampleSheet {
  /** What a character may cost at most once it is a field of its own. */
  private static final int BYTES_OF_CHARACTER = 64;

  private final String source;
  /** Column to values, in the order of the file; null where missing. */
  private final Map<String, List<String>> columns = new LinkedHashMap<>();
  private boolean byOrder;

  private SampleSheet(String source) {
    this.source = source;
  }

  /**
   * Reads a sheet.
   *
   * @throws InputException where it is no such file, or larger than the limits
   */
  public static SampleSheet read(ExpressionFile file, SizeLimits limits) {
    SampleSheet sheet = new SampleSheet(file.name());
    try (InputStream in = file.open();
        BufferedReader reader = new BufferedReader(TextInput.reader(in, file.name()))) {
      sheet.parse(text(reader, file.name(), (int) Math.min(limits.maxBytes() / BYTES_OF_CHARACTER, Integer.MAX_VALUE / 4)));
    } catch (IOException failure) {
      throw TextInput.unreadable(file.name(), failure);
    }
    return sheet;
  }

  private static String text(Reader reader, String source, int limit) throws IOException {
    char[] buffer = new char[1 << 16];
    StringBuilder text = new StringBuilder();
    for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
      text.append(buffer, 0, read);
      if (text.length() > limit) {
        throw new InputException(source + " is longer than " + limit + " characters, too long for a sample sheet; give a file"
            + " with one row per sample.");
      }
    }
    return text.toString();
  }

  private void parse(String text) {
    List<String> first = text.lines().limit(2).toList();
    if (first.size() == 2 && first.get(0).strip().matches("\\d+\\s+\\d+\\s+\\d+") && first.get(1).startsWith("#")) {
      parseClasses(text.lines().filter(line -> !line.isBlank()).toList());
    } else {
      String header = first.isEmpty() ? "" : first.get(0);
      long tabs = header.chars().filter(c -> c == '\t').count();
      parseTable(text, tabs > header.chars().filter(c -> c == ',').count() ? '\t' : ',');
    }
  }

  private void parseClasses(List<String> lines) {
    byOrder = true;
    String[] counts = lines.get(0).strip().split("\\s+");
    String[] names = lines.get(1).substring(1).strip().split("\\s+");
    String[] values = lines.size() < 3 ? new String[0] : lines.get(2).strip().split("\\s+");
    if (!counts[0].equals(String.valueOf(values.length)) || !counts[1].equals(String.valueOf(names.length))) {
      throw new InputException(source + " declares " + counts[0] + " samples of " + counts[1] + " classes in line 1, names "
          + names.length + " classes in line 2 and lists " + values.length + " samples in line 3; correct it.");
    }
    columns.put("class", Arrays.stream(values).map(classNames(names, values)).toList());
  }

  /** Numbers count the names of line 2 from 0; other words are the names in the order in which they first occur. */
  private static UnaryOperator<String> classNames(String[] names, String[] values) {
    if (Arrays.stream(values).allMatch(word -> word.matches("\\d{1,9}"))) {
      return value -> Integer.parseInt(value) < names.length ? names[Integer.parseInt(value)] : value;
    }
    List<String> order = Arrays.stream(values).distinct().toList();
    Map<String, String> nameOf = new HashMap<>();
    for (int place = 0; place < names.length && order.size() == names.length; place++) {
      nameOf.put(order.get(place), names[place]);
    }
    List.of(names).forEach(name -> nameOf.put(name, name));
    return value -> nameOf.getOrDefault(value, value);
  }

  private void parseTable(String text, char separator) {
    List<CsvRecord> records;
    try (CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(separator)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(new StringReader(text))) {
      records = reader.stream().toList();
    } catch (IOException | CsvParseException failure) {
      throw new InputException(source + " is not a well-formed sample sheet (" + failure.getMessage()
          + "); look for a quote that is not closed.", failure);
    }
    if (records.size() < 2 || records.get(0).getFieldCount() < 2) {
      throw new InputException(source + " is no sample sheet: it needs a header line with the sample's name and at least one"
          + " column more, and one line per sample.");
    }
    List<String> header = records.get(0).getFields();
    records.forEach(record -> requireFields(record, header.size()));
    for (int column = 0; column < header.size(); column++) {
      int field = column;
      String name = header.get(column).strip().isEmpty() ? "column " + (column + 1) : header.get(column).strip();
      List<String> values = records.stream().skip(1).map(record -> value(record.getField(field))).collect(Collectors.toList());
      if (columns.putIfAbsent(name, values) != null) {
        throw new InputException(source + " has the column '" + name + "' a second time in column " + (column + 1)
            + "; rename it.");
      }
    }
  }

  private void requireFields(CsvRecord record, int expected) {
    if (record.getFieldCount() != expected) {
      throw new InputException(source + " line " + record.getStartingLineNumber() + " has " + record.getFieldCount()
          + " fields where the header has " + expected + "; correct the line.");
    }
  }

  private static String value(String field) {
    String value = field.strip();
    return NumberText.isMissing(value) ? null : value;
  }

  /** How many of the names are in the column of the sheet that has most of them. */
  public int matches(List<String> names) {
    return byOrder ? 0 : columns.values().stream().mapToInt(column -> overlap(column, names)).max().orElse(0);
  }

  private static int overlap(List<String> column, List<String> names) {
    Set<String> present = new HashSet<>(column);
    return (int) names.stream().filter(present::contains).count();
  }

  /**
   * The set with the columns of the sheet; a column that both have is the sheet's. Samples are matched by the column of the
   * sheet that has most of their names; notes say what does not match.
   *
   * @throws InputException where nothing matches
   */
  public ExpressionSet join(ExpressionSet set) {
    return byOrder ? joinByOrder(set) : joinByName(set);
  }

  private ExpressionSet joinByOrder(ExpressionSet set) {
    List<String> classes = columns.get("class");
    if (classes.size() != set.numSamples()) {
      throw new InputException(source + " lists " + classes.size() + " samples in line 3 and " + set.source() + " has "
          + set.numSamples() + "; they are matched by order, so give the CLS file of this table.");
    }
    return set.toBuilder().column("class", classes).build();
  }

  private ExpressionSet joinByName(ExpressionSet set) {
    List<String> names = set.sampleNames();
    String key = columns.entrySet().stream().reduce((best, other) ->
        overlap(other.getValue(), names) > overlap(best.getValue(), names) ? other : best).orElseThrow().getKey();
    Map<String, Integer> rowOf = rows(key);
    List<String> unmatched = names.stream().filter(name -> !rowOf.containsKey(name)).toList();
    if (unmatched.size() == names.size()) {
      throw new InputException(source + " has no row for any sample of " + set.source() + ": the samples are "
          + NameList.of(names) + ", the first column of the sheet holds " + NameList.of(columns.get(key).stream()
              .filter(Objects::nonNull).toList()) + "; make the names the same.");
    }
    ExpressionSet.Builder builder = set.toBuilder();
    columns.forEach((column, values) -> {
      if (!column.equals(key)) {
        builder.column(column, names.stream().map(name -> rowOf.containsKey(name) ? values.get(rowOf.get(name)) : null).toList());
      }
    });
    return builder.note(report(key, names, unmatched, rowOf)).build();
  }

  private Map<String, Integer> rows(String key) {
    Map<String, Integer> rows = new LinkedHashMap<>();
    List<String> values = columns.get(key);
    for (int row = 0; row < values.size(); row++) {
      if (values.get(row) != null && rows.putIfAbsent(values.get(row), row) != null) {
        throw new InputException(source + " has the sample '" + values.get(row) + "' a second time in line " + (row + 2)
            + " (column '" + key + "'); remove one of the lines.");
      }
    }
    return rows;
  }

  private String report(String key, List<String> names, List<String> unmatched, Map<String, Integer> rows) {
    Set<String> present = new HashSet<>(names);
    List<String> others = rows.keySet().stream().filter(name -> !present.contains(name)).toList();
    String report = String.format(Locale.ROOT, "Of %,d samples %,d are in %s, by its column '%s'", names.size(),
        names.size() - unmatched.size(), source, key);
    return report + (unmatched.isEmpty() ? "" : "; without a row there: " + NameList.of(unmatched))
        + (others.isEmpty() ? "" : "; rows that match no sample: " + NameList.of(others)) + ".";
  }
}
