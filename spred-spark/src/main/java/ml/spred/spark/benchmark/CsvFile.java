package ml.spred.spark.benchmark;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import ml.spred.InputException;

/** Small tables as CSV: read whole, appended line by line, or replaced in one move. */
public final class CsvFile {
  private CsvFile() {}

  /** The lines of a file, each made into a record by the texts of its columns; none where there is no file. */
  public static <T> List<T> read(Path file, Function<Function<String, String>, T> parse) {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(file)) {
      return lines.stream().map(line -> parse.apply(line::getField)).toList();
    } catch (IOException | CsvParseException | IllegalArgumentException | NoSuchElementException failure) {
      throw new InputException(file + " is not a table that this benchmark wrote (" + failure.getMessage()
          + "); correct its last line, or move the file away.", failure);
    }
  }

  /** Adds a line, on disk when this returns; the header comes first where the file is new. */
  static void append(Path file, List<String> header, List<String> fields) {
    appendAll(file, header, List.of(fields));
  }

  /** Adds lines in one go, on disk when this returns; the header comes first where the file is new. */
  public static void appendAll(Path file, List<String> header, List<List<String>> lines) {
    try {
      StringBuilder text = new StringBuilder(Files.exists(file) && Files.size(file) > 0 ? "" : line(header));
      lines.forEach(fields -> text.append(line(fields)));
      Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
    } catch (IOException failure) {
      throw unwritable(file, failure);
    }
  }

  /** Writes all lines beside the file and puts them in its place. */
  public static void replace(Path file, List<String> header, List<List<String>> lines) {
    StringBuilder text = new StringBuilder(line(header));
    lines.forEach(fields -> text.append(line(fields)));
    replace(file, text.toString());
  }

  /** Writes a text beside the file and puts it in its place. */
  public static void replace(Path file, String text) {
    Path unfinished = file.resolveSibling("." + file.getFileName() + ".unfinished");
    try {
      Files.writeString(unfinished, text);
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw unwritable(file, failure);
    }
  }

  private static String line(List<String> fields) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(fields);
    } catch (IOException failure) {
      throw new UncheckedIOException("a text in memory cannot fail", failure);
    }
    return text.toString();
  }

  private static InputException unwritable(Path file, IOException failure) {
    return new InputException(file + " cannot be written (" + failure.getMessage() + "); choose another --output.", failure);
  }
}
