package ml.spred.spark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ml.spred.SharedData;
import ml.spred.expression.NumberText;
import org.junit.jupiter.api.Test;

/** A selection whose genes go from the file to the executors line by line. */
class ColumnsCommandTest extends CommandLineTest {
  private static final String THERE = "genes line by line to the executors";

  /** The table with a line per gene, and a line for each column of labels. */
  private Path turned() throws IOException {
    String[][] cells = Arrays.stream(tableText().strip().split("\n")).map(line -> line.split(",", -1)).toArray(String[][]::new);
    return file("turned.csv", IntStream.range(0, cells[0].length)
        .mapToObj(column -> Arrays.stream(cells).map(row -> row[column]).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n", "", "\n")));
  }

  private List<String> output(String layout, String name) throws IOException {
    return Files.readAllLines(directory.resolve(layout).resolve(name));
  }

  private Result select(String layout, Path input, String... more) {
    String[] all = {"select", "--input", input.toString(), "--heads", "linear", "--layout", layout, "--output",
        directory.resolve(layout).toString()};
    String[] line = Arrays.copyOf(all, all.length + more.length);
    System.arraycopy(more, 0, line, all.length, more.length);
    return spred(line);
  }

  /** Texts are equal, numbers up to the duality gap: the samples come in another order, so sums differ in their last bits. */
  private void requireSame(String... names) throws IOException {
    for (String name : names) {
      List<String> columns = output("columns", name);
      List<String> rows = output("rows", name);
      assertThat(columns).as(name).hasSameSizeAs(rows);
      for (int line = 0; line < rows.size(); line++) {
        requireSame(name, columns.get(line).split(",", -1), rows.get(line).split(",", -1));
      }
    }
  }

  private static void requireSame(String name, String[] columns, String[] rows) {
    assertThat(columns).as(name).hasSameSizeAs(rows);
    for (int field = 0; field < rows.length; field++) {
      if (NumberText.isNumber(rows[field])) {
        assertThat(Double.parseDouble(columns[field])).as(name + ": " + String.join(",", rows))
            .isCloseTo(Double.parseDouble(rows[field]), within(1e-5));
      } else {
        assertThat(columns[field]).as(name + ": " + String.join(",", rows)).isEqualTo(rows[field]);
      }
    }
  }

  @Test
  void equalsTheSelectionOfATableThatIsReadWhole() throws IOException {
    Path table = turned();
    Result columns = select("columns", table, "--label", "class", "--num-kappas", "5");
    assertThat(columns.code()).as(columns.err()).isZero();
    assertThat(columns.err()).contains(THERE);
    Result rows = select("rows", table, "--label", "class", "--num-kappas", "5");
    assertThat(rows.err()).doesNotContain(THERE);
    requireSame("selected_features.csv", "entering_order.csv", "related_genes.csv", "predictions.csv");
    assertThat(columns.out()).contains("of 5 genes");
    Path again = directory.resolve("again.csv");
    Result predicted = spred("predict", "--model", directory.resolve("columns/model").toString(), "--input", table.toString(),
        "--output", again.toString());
    assertThat(predicted.code()).as(predicted.err()).isZero();
    assertThat(Files.readAllLines(again)).hasSameSizeAs(output("columns", "predictions.csv"));
  }

  @Test
  void takesLogsAndSymbolsOfARealDataSet() throws IOException {
    Path file = SharedData.require("geo-files/gds").resolve("GDS507.soft.gz");
    Result columns = select("columns", file, "--label", "disease state", "--num-features", "5", "--kappa-ratio", "0.3");
    assertThat(columns.code()).as(columns.err()).isZero();
    assertThat(columns.out()).contains("log2 taken");
    select("rows", file, "--label", "disease state", "--num-features", "5", "--kappa-ratio", "0.3");
    requireSame("selected_features.csv", "entering_order.csv", "related_genes.csv", "predictions.csv");
    assertThat(Files.readString(directory.resolve("columns/report.html"))).contains("GDS507");
  }

  @Test
  void samplesAsRowsAreReadHereAndCut() throws IOException {
    Result columns = select("columns", table(), "--label", "class", "--num-kappas", "5");
    assertThat(columns.code()).as(columns.err()).isZero();
    assertThat(columns.err()).doesNotContain(THERE);
  }

  @Test
  void refusesWhatNeedsAllGenesInOnePlace() throws IOException {
    Result result = select("columns", turned(), "--label", "class", "--num-kappas", "5", "--stability", "4");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("numResamples is 4");
    assertThat(directory.resolve("columns")).doesNotExist();
  }

  @Test
  void namesTheGeneOfADamagedValue() throws IOException {
    Path table = turned();
    Files.writeString(table, Files.readString(table).replaceFirst("(?m)^g3,[^,]*", "g3,broken"));
    Result result = select("columns", table, "--label", "class", "--num-kappas", "5");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("'broken' for the gene 'g3'");
  }
}
