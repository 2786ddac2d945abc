package ml.spred.spark.job;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ml.spred.InputException;
import ml.spred.expression.TextInput;

/** Groups of genes as a file: CSV with the columns {@code gene} and {@code group}; other columns are ignored. */
final class GeneGroupFile {
  private static final String GENE = "gene";
  private static final String GROUP = "group";

  private GeneGroupFile() {}

  /**
   * Reads the groups in the order of the file.
   *
   * @return name of each group to its genes
   * @throws InputException where the file is no such table
   */
  static Map<String, List<String>> read(InputStream in, String name) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    try {
      for (NamedCsvRecord record : CsvReader.builder().ofNamedCsvRecord(TextInput.reader(in, name))) {
        requireColumns(record, name);
        groups.computeIfAbsent(record.getField(GROUP).strip(), group -> new ArrayList<>()).add(record.getField(GENE).strip());
      }
      return groups;
    } catch (CsvParseException failure) {
      throw new InputException(name + " is not a well-formed table (" + failure.getMessage() + "); correct it.", failure);
    } catch (UncheckedIOException failure) {
      throw TextInput.unreadable(name, failure.getCause());
    }
  }

  private static void requireColumns(NamedCsvRecord record, String name) {
    if (!record.getHeader().containsAll(List.of(GENE, GROUP))) {
      throw new InputException(name + " has the columns " + String.join(", ", record.getHeader())
          + "; it must have 'gene' and 'group'.");
    }
  }
}
