package ml.spred.spark.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import ml.spred.expression.ExpressionFile;
import ml.spred.expression.ExpressionReader;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.ReadOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The files that reading is measured on, and the table of the measurement. */
class ReadingBenchmarkTest {
  @TempDir Path directory;

  @Test
  void allFilesHoldTheSameTable() throws IOException {
    ReadingFiles files = new ReadingFiles(directory, 40, 6);
    ExpressionSet soft = read(files.soft());
    for (Path file : List.of(files.seriesMatrix(), files.gct(), files.genesAsRows(), files.samplesAsRows())) {
      ExpressionSet set = read(file);
      assertThat(set.featureNames()).isEqualTo(soft.featureNames());
      assertThat(set.rows()).usingElementComparator(Arrays::compare).isEqualTo(soft.rows());
    }
    assertThat(soft.rows()).allMatch(row -> Arrays.stream(row).distinct().count() > 20);
  }

  private static ExpressionSet read(Path file) {
    return ExpressionReader.read(ExpressionFile.of(file), ReadOptions.defaults());
  }

  @Test
  void writesALineForEachFile() throws IOException {
    Path more = new ReadingFiles(directory, 5, 3).gct();
    CommandLine line = new CommandLine(new BenchmarkCommand()).setErr(new PrintWriter(new StringWriter()));
    assertThat(line.execute("reading", "--output", directory.toString(), "--features", "30", "--samples", "4", "--repeats", "1",
        more.toString())).isZero();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(directory.resolve("reading.csv"))) {
      List<NamedCsvRecord> lines = csv.stream().toList();
      assertThat(lines).extracting(record -> record.getField("format"))
          .containsExactly("geo-soft", "geo-series-matrix", "gct", "tsv", "csv", "gct");
      assertThat(lines).extracting(record -> record.getField("features")).containsExactly("30", "30", "30", "30", "30", "5");
      assertThat(lines).allMatch(record -> Double.parseDouble(record.getField("read_over_zcat_wc")) > 0);
    }
  }
}
