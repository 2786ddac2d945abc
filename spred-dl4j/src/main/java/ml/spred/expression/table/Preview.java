package ml.spred.expression.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import ml.spred.expression.ExpressionInput;
import ml.spred.expression.NumberText;

/**
 * The first lines of a table, to see what it is before it is read.
 *
 * @param header the fields of the first line; one is put before them where the lines below have one more
 * @param rows the fields of some lines after it
 * @param whole whether these are all lines
 * @param unnamed whether the first column has no name in the file, as R writes it
 */
record Preview(List<String> header, List<List<String>> rows, boolean whole, boolean unnamed) {
  private static final int MAX_ROWS = 200;
  private static final int MAX_FIELDS = 1 << 20;

  static Preview of(ExpressionInput input, char separator) {
    String text = skipComments(input.wholeLinesOfHead());
    List<List<String>> records = new ArrayList<>();
    boolean whole = input.isWhole();
    try (CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(separator).maxBufferSize(DelimitedReader.MAX_FIELD)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(new StringReader(text))) {
      int fields = 0;
      for (CsvRecord record : reader) {
        fields += record.getFieldCount();
        if (records.size() > MAX_ROWS || fields > MAX_FIELDS) {
          whole = false;
          break;
        }
        records.add(record.getFields().stream().map(String::strip).toList());
      }
    } catch (CsvParseException damaged) {
      whole = false;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return of(records, whole);
  }

  private static Preview of(List<List<String>> records, boolean whole) {
    if (records.isEmpty()) {
      return new Preview(List.of(), List.of(), whole, false);
    }
    List<String> header = records.get(0);
    List<List<String>> rows = records.subList(1, records.size());
    boolean unnamed = !rows.isEmpty() && rows.stream().allMatch(row -> row.size() == header.size() + 1)
        && rows.stream().anyMatch(row -> !NumberText.isNumber(row.get(0)));
    if (!unnamed) {
      return new Preview(header, rows, whole, false);
    }
    List<String> named = new ArrayList<>(List.of(""));
    named.addAll(header);
    return new Preview(named, rows, whole, true);
  }

  /** Lines before a table that begin with #, as counting programs write them. */
  static String skipComments(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == '#' && isComment(text, start)) {
      start = text.indexOf('\n', start) + 1;
    }
    return text.substring(start);
  }

  private static boolean isComment(String text, int start) {
    int end = text.indexOf('\n', start);
    return end >= 0 && text.substring(start, end).indexOf('\t') < 0 && text.startsWith("# ", start);
  }

  /** The first field of each row. */
  List<String> names() {
    return rows.stream().filter(row -> !row.isEmpty()).map(row -> row.get(0)).toList();
  }

  /** Values of a column that are not missing. */
  List<String> column(int field) {
    return rows.stream().filter(row -> row.size() > field).map(row -> row.get(field))
        .filter(value -> !NumberText.isMissing(value)).toList();
  }

  /** Whether most values of a column are no numbers. */
  boolean isText(int field) {
    List<String> values = column(field);
    long texts = values.stream().filter(value -> !NumberText.isNumber(value)).count();
    return 2 * texts > values.size();
  }
}
