package ml.spred.spark.benchmark;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.expression.ExpressionReader;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.LabelMode;
import ml.spred.expression.ReadOptions;
import ml.spred.split.RareClasses;
import ml.spred.split.SplitOptions;
import ml.spred.split.Splits;

/**
 * A set in memory, with the classes that have enough samples.
 *
 * @param name of the set
 * @param set all samples of the file
 * @param labels class of each sample
 * @param groups group of each sample; null for none
 */
public record LabelledSet(String name, ExpressionSet set, List<String> labels, List<String> groups) {

  static LabelledSet read(SetFile source) {
    return read(source, LabelMode.SINGLE);
  }

  /** With all subsets every sample is a row for each column, and rows of one sample may part, as published. */
  static LabelledSet read(SetFile source, LabelMode mode) {
    Set<String> columns = new TreeSet<>(List.of(source.label()));
    if (source.group() != null && source.factors() == null) {
      columns.add(source.group());
    }
    try (InputStream in = Files.newInputStream(source.file())) {
      ExpressionSet set = ExpressionReader.read(in, source.file().toString(), mode == LabelMode.SINGLE
          ? ReadOptions.defaults().withLabelColumns(columns) : ReadOptions.defaults().withLabelMode(mode));
      if (mode == LabelMode.ALL_SUBSETS) {
        return new LabelledSet(source.name(), set, set.columns().values().iterator().next(), null);
      }
      return new LabelledSet(source.name(), set, set.column(source.label()), groups(source, set));
    } catch (IOException failure) {
      throw unreadable(source.file(), failure);
    }
  }

  private static List<String> groups(SetFile source, ExpressionSet set) {
    if (source.group() == null) {
      return null;
    }
    if (source.factors() == null) {
      return set.column(source.group());
    }
    Map<String, String> bySample = new HashMap<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(source.factors())) {
      rows.forEach(row -> bySample.put(row.getField("sample"), row.getField(source.group())));
    } catch (IOException failure) {
      throw unreadable(source.factors(), failure);
    }
    return set.sampleNames().stream().map(bySample::get).toList();
  }

  private static InputException unreadable(Path file, IOException failure) {
    return new InputException(file + " cannot be read (" + failure.getMessage() + "); check the path.", failure);
  }

  /** 60/20/20 by class, rare classes left out. */
  Splits split(long seed) {
    return Splits.draw(set.sampleNames(), labels, groups,
        SplitOptions.defaults().withSeed(seed).withRareClasses(RareClasses.DROP));
  }

  /** The samples that take part: those whose class is not rare. */
  int[] kept() {
    Splits any = split(1);
    return IntStream.range(0, set.numSamples()).filter(sample -> any.of(sample) != null).toArray();
  }

  /** Names of the classes that take part, sorted. */
  List<String> classes() {
    return List.copyOf(new TreeSet<>(Arrays.stream(kept()).mapToObj(labels::get).toList()));
  }

  /** Share of the most frequent class. */
  double majorityRate() {
    List<String> kept = Arrays.stream(kept()).mapToObj(labels::get).toList();
    return classes().stream().mapToInt(label -> Collections.frequency(kept, label)).max().orElse(0) / (double) kept.size();
  }
}
