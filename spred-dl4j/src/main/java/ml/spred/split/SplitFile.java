package ml.spred.split;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ml.spred.InputException;
import ml.spred.expression.TextInput;

/** Splits as a file: CSV with the columns {@code sample} and {@code split} (train, dev or test); other columns are ignored. */
public final class SplitFile {
  private static final String SAMPLE = "sample";
  private static final String SPLIT = "split";

  private final String name;
  private final Map<String, Split> splits = new LinkedHashMap<>();

  private SplitFile(String name) {
    this.name = name;
  }

  /**
   * Reads the split of each sample of the data. Samples that only the file knows are noted.
   *
   * @param sampleNames the samples of the data, in their order
   * @throws InputException where the file cannot be used or misses a sample
   */
  public static Splits read(InputStream in, String name, List<String> sampleNames) {
    SplitFile file = new SplitFile(name);
    file.parse(in);
    return file.match(sampleNames);
  }

  /** Writes the samples that have a split. */
  public static void write(List<String> sampleNames, Splits splits, Writer out) {
    // The caller closes the writer.
    @SuppressWarnings("resource")
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    csv.writeRecord(SAMPLE, SPLIT);
    for (int sample = 0; sample < sampleNames.size(); sample++) {
      if (splits.of(sample) != null) {
        csv.writeRecord(sampleNames.get(sample), splits.of(sample).spelling());
      }
    }
    try {
      csv.flush();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void parse(InputStream in) {
    try {
      for (NamedCsvRecord record : CsvReader.builder().ofNamedCsvRecord(TextInput.reader(in, name))) {
        accept(record);
      }
    } catch (CsvParseException failure) {
      String reason = failure.getCause() == null ? failure.getMessage() : failure.getCause().getMessage();
      throw new InputException(name + " is not a well-formed table (" + reason + "); correct it.", failure);
    } catch (UncheckedIOException failure) {
      throw TextInput.unreadable(name, failure.getCause());
    }
  }

  private void accept(NamedCsvRecord record) {
    if (!record.getHeader().containsAll(List.of(SAMPLE, SPLIT))) {
      throw new InputException(name + " has the columns " + String.join(", ", record.getHeader())
          + "; it must have 'sample' and 'split'.");
    }
    String sample = record.getField(SAMPLE).strip();
    String word = record.getField(SPLIT).strip();
    Split split = Split.of(word).orElseThrow(() -> new InputException(name + " line " + record.getStartingLineNumber()
        + " gives sample '" + sample + "' the split '" + word + "'; use train, dev or test."));
    if (splits.put(sample, split) != null) {
      throw new InputException(name + " lists sample '" + sample + "' a second time in line " + record.getStartingLineNumber()
          + "; keep one of the two lines.");
    }
  }

  private Splits match(List<String> sampleNames) {
    List<String> missing = sampleNames.stream().filter(sample -> !splits.containsKey(sample)).toList();
    if (!missing.isEmpty()) {
      throw new InputException(name + " misses " + missing.size() + " of the " + sampleNames.size() + " samples of the data ("
          + missing.stream().limit(3).collect(Collectors.joining(", ")) + (missing.size() > 3 ? ", …" : "")
          + "); add a line for each.");
    }
    Split[] bySample = sampleNames.stream().map(splits::get).toArray(Split[]::new);
    if (!List.of(bySample).contains(Split.TRAIN)) {
      throw new InputException(name + " puts none of the " + sampleNames.size() + " samples into train; at least one must be.");
    }
    return new Splits(bySample, notes(sampleNames));
  }

  private List<String> notes(List<String> sampleNames) {
    List<String> unknown = new ArrayList<>(splits.keySet());
    unknown.removeAll(new HashSet<>(sampleNames));
    if (unknown.isEmpty()) {
      return List.of();
    }
    return List.of(name + " lists " + unknown.size() + " samples that the data does not have, such as '" + unknown.get(0)
        + "'; they are ignored.");
  }
}
