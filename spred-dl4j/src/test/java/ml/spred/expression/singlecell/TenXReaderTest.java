package ml.spred.expression.singlecell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import ml.spred.InputException;
import ml.spred.expression.DuplicatePolicy;
import ml.spred.expression.ExpressionFile;
import ml.spred.expression.ExpressionFormat;
import ml.spred.expression.ExpressionReader;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.ReadOptions;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenXReaderTest {
  private static final String FEATURES = """
      ENSG1\tTP53\tGene Expression
      ENSG2\tCD3E\tGene Expression
      ENSG3\tENSG3\tGene Expression
      """;
  private static final String BARCODES = "AAAC-1\nCCCG-1\n";
  private static final String MATRIX = """
      %%MatrixMarket matrix coordinate integer general
      %metadata_json: {"format_version": 2}
      3 2 4
      3 1 7
      1 1 2
      2 2 5
      3 2 0
      """;

  @TempDir Path directory;

  private final Map<String, String> files = new TreeMap<>(
      Map.of("features.tsv", FEATURES, "barcodes.tsv", BARCODES, "matrix.mtx", MATRIX));

  private ExpressionSet read() {
    return read(ReadOptions.defaults());
  }

  private ExpressionSet read(ReadOptions options) {
    Map<String, byte[]> content = new HashMap<>();
    files.forEach((name, text) -> content.put(name,
        name.endsWith(".gz") ? gzip(text) : text.getBytes(StandardCharsets.UTF_8)));
    return ExpressionReader.read(ExpressionFile.directory("cells", content), options);
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused() {
    return assertThatThrownBy(this::read).isInstanceOf(InputException.class);
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return packed.toByteArray();
  }

  private static void assertIsTheTable(ExpressionSet set) {
    assertThat(set.format()).isEqualTo(ExpressionFormat.TEN_X);
    assertThat(set.sampleNames()).containsExactly("AAAC-1", "CCCG-1");
    assertThat(set.featureNames()).containsExactly("ENSG1", "ENSG2", "ENSG3");
    assertThat(set.annotations()).containsExactly("TP53", "CD3E", "");
    assertThat(set.isSparse()).isTrue();
    assertThat(set.sparse().entries()).isEqualTo(3);
    assertThat(set.values(0)).containsExactly(2, 0, 7);
    assertThat(set.values(1)).containsExactly(0, 5, 0);
  }

  @Test
  void readsADirectoryIntoSparseRows() {
    ExpressionSet set = read();
    assertIsTheTable(set);
    assertThat(set.notes()).isEmpty();
    assertThat(set.columns()).isEmpty();
  }

  @Test
  void readsPackedFilesAndTheOlderNameOfTheFeatures() {
    files.clear();
    files.putAll(Map.of("genes.tsv.gz", FEATURES.replace("\tGene Expression", ""), "barcodes.tsv.gz", BARCODES,
        "matrix.mtx.gz", MATRIX));
    assertIsTheTable(read());
  }

  @ParameterizedTest
  @CsvSource({"matrix.mtx, ''", "GSM1_liver_matrix.mtx.gz, GSM1_liver_", "liver.mtx, liver."})
  void readsTheMatrixWithWhatLiesBesideIt(String name, String prefix) throws IOException {
    byte[] content = name.endsWith(".gz") ? gzip(MATRIX) : MATRIX.getBytes(StandardCharsets.UTF_8);
    Path matrix = Files.write(directory.resolve(name), content);
    Files.writeString(directory.resolve(prefix + "features.tsv"), FEATURES);
    Files.write(directory.resolve(prefix + "barcodes.tsv.gz"), gzip(BARCODES));
    assertIsTheTable(ExpressionReader.read(ExpressionFile.of(matrix), ReadOptions.defaults()));
  }

  @Test
  void takesCellsAsRowsWhereTheNumbersSaySo() {
    files.put("matrix.mtx", "%%MatrixMarket matrix coordinate real general\n2 3 3\n1 1 2\n1 3 7\n2 2 5\n");
    ExpressionSet set = read();
    assertIsTheTable(set);
    assertThat(set.notes()).singleElement().asString().contains("rows of the matrix are the barcodes");
  }

  @Test
  void readsOtherValues() {
    files.put("matrix.mtx", MATRIX.replace("integer", "real").replace("3 1 7", "3 1 -1.5e-3").replace("1 1 2", "1 1 nan"));
    assertThat(read().values(0)).containsExactly(Double.NaN, 0, -0.0015);
    files.put("matrix.mtx", "%%MatrixMarket matrix coordinate pattern general\n3 2 1\n2 1\n");
    assertThat(read().values(0)).containsExactly(0, 1, 0);
  }

  @Test
  void treatsRepeatedNamesByPolicy() {
    files.put("features.tsv", FEATURES.replace("ENSG3\tENSG3", "ENSG1\tTP53"));
    refused().hasMessageContainingAll("'ENSG1'", "line 3", "--duplicate-features");
    ExpressionSet first = read(ReadOptions.defaults().withDuplicateFeatures(DuplicatePolicy.FIRST));
    assertThat(first.featureNames()).containsExactly("ENSG1", "ENSG2");
    assertThat(first.values(0)).containsExactly(2, 0);
    ExpressionSet all = read(ReadOptions.defaults().withDuplicateFeatures(DuplicatePolicy.SUFFIX));
    assertThat(all.featureNames()).containsExactly("ENSG1", "ENSG2", "ENSG1.2");
    files.put("features.tsv", FEATURES);
    files.put("barcodes.tsv", "AAAC-1\nAAAC-1\n");
    refused().hasMessageContainingAll("'AAAC-1'", "line 2", "--duplicate-samples");
    assertThat(read(ReadOptions.defaults().withDuplicateSamples(DuplicatePolicy.FIRST)).sampleNames()).containsExactly("AAAC-1");
  }

  @Test
  void notesFeaturesThatAreNoGenes() {
    files.put("features.tsv", FEATURES.replace("ENSG3\tENSG3\tGene Expression", "CD3\tCD3\tAntibody Capture"));
    assertThat(read().notes()).singleElement().asString().contains("1 of type 'Antibody Capture'", "2 of type 'Gene Expression'");
  }

  @Test
  void refusesWhatDoesNotBelongTogether() {
    files.put("barcodes.tsv", BARCODES + "GGGT-1\n");
    refused().hasMessageContainingAll("matrix.mtx", "3 rows and 2 columns", "3 features and 3 barcodes");
    files.remove("barcodes.tsv");
    refused().hasMessageContainingAll("cells", "barcodes.tsv.gz, barcodes.tsv", "in it");
    files.put("barcodes.tsv", "AAAC-1\n\n");
    refused().hasMessageContainingAll("barcodes.tsv line 2", "no name");
    assertThatThrownBy(() -> ExpressionReader.read(ExpressionFile.of("matrix.mtx", MATRIX.getBytes(StandardCharsets.UTF_8)),
        ReadOptions.defaults())).isInstanceOf(InputException.class).hasMessageContainingAll("features.tsv", "beside it");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "3 2 4        | 3 2 5       | cut short: it ends at line 7 after 4 of 5 entries",
      "3 2 4        | 3 2 3       | line 7 comes after the 3 entries",
      "3 1 7        | 4 1 7       | line 4 column 2 holds '4' as row where it must be a whole number up to 3",
      "3 1 7        | 0 1 7       | line 4 column 2 holds '0' as row where it must be counted from 1",
      "3 1 7        | 3 9999999999999999999999 7 | '9999999999999999999999' as column",
      "3 1 7        | 3 1 7 8     | line 4 column 7 holds '8' as one field too many",
      "3 1 7        | 3 1         | line 4 column 4 holds '' as value",
      "3 1 7        | 3 1 x       | line 4 column 6 holds 'x' as value where it must be a finite number",
      "3 1 7        | 3 1 1e999   | holds '1e999' as value",
      "3 1 7        | 3 -1 7      | holds '-1' as column",
      "3 1 7        | 1 1 7       | feature 'ENSG1' of barcode 'AAAC-1' twice",
      "3 2 4        | 3 2         | line 3 column 4 holds '' as number of entries",
      "coordinate   | array       | declares a 'array integer general' matrix",
      "general      | symmetric   | declares a 'coordinate integer symmetric' matrix",
      "integer      | complex     | 'coordinate complex general'",
      "matrix coord | vector coord| line 1 is not '%%MatrixMarket matrix"})
  void refusesADamagedMatrix(String found, String put, String message) {
    files.put("matrix.mtx", MATRIX.replace(found, put));
    refused().hasMessageContainingAll("matrix.mtx", message);
  }

  @Test
  void checksDeclaredSizesBeforeItTakesMemory() {
    files.put("matrix.mtx", MATRIX.replace("3 2 4", "3 2 400000000000"));
    refused().hasMessageContainingAll("400,000,000,000 values", "--max-cells");
    assertThatThrownBy(() -> read(ReadOptions.defaults().withLimits(10, 2, 100))).isInstanceOf(InputException.class)
        .hasMessageContainingAll("3 features", "limit of 2");
    assertThatThrownBy(() -> read(ReadOptions.defaults().withLimits(1, 10, 100))).isInstanceOf(InputException.class)
        .hasMessageContainingAll("2 samples", "limit of 1");
  }
}
