package ml.spred.expression.singlecell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import ml.spred.InputException;
import ml.spred.expression.ExpressionFile;
import ml.spred.expression.ExpressionFormat;
import ml.spred.expression.ExpressionReader;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.ReadOptions;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads files that {@code make_fixtures.py} wrote with anndata and h5py, and files with one thing wrong. */
class H5adReaderTest {
  private static final double[][] VALUES = {
      {0, 1.5, 0, 0, 2}, {3, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {0.25, 0, 7, 0, -1}, {0, 0, 0, 9, 0}, {1, 2, 3, 4, 5}};

  @TempDir Path directory;

  static byte[] fixture(String name) {
    try (InputStream in = H5adReaderTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private ExpressionSet read(String name, ReadOptions options) throws IOException {
    Path path = Files.write(directory.resolve(name), fixture(name));
    return ExpressionReader.read(ExpressionFile.of(path), options);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dense.h5ad", "csr.h5ad", "csc.h5ad", "old-categories.h5ad"})
  void readsEveryEncodingOfTheSameTable(String name) throws IOException {
    ExpressionSet set = read(name, ReadOptions.defaults());
    assertThat(set.format()).isEqualTo(ExpressionFormat.H5AD);
    assertThat(set.sampleNames()).containsExactly("cell1", "cell2", "cell3", "cell4", "cell5", "cell6");
    assertThat(set.featureNames()).containsExactly("ENSG1", "ENSG2", "ENSG3", "ENSG4", "ENSG5");
    assertThat(set.rows().toArray(double[][]::new)).isDeepEqualTo(VALUES);
    assertThat(set.isSparse()).isEqualTo(name.startsWith("cs"));
    assertThat(set.column("cell_type")).containsExactly("T cell", "B cell", null, "T cell", "naïve", "B cell");
    assertThat(set.notes()).first().asString().contains("hold numbers", "'n_counts'", "--label");
  }

  @Test
  void readsColumnsOfEveryKind() throws IOException {
    ExpressionSet set = read("csr.h5ad", ReadOptions.defaults().withLabelColumns(Set.of("age", "n_counts")));
    assertThat(set.columns().keySet()).containsExactly("cell_type", "donor", "n_counts", "doublet", "cluster", "age");
    assertThat(set.column("donor")).containsExactly("d1", "d1", "d2", "d2", "d3", "d3");
    assertThat(set.column("doublet")).containsExactly("FALSE", "FALSE", "TRUE", "FALSE", "FALSE", "TRUE");
    assertThat(set.column("cluster")).containsExactly("1", "1", "2", "2", "10", "10");
    assertThat(set.column("age")).containsExactly("30", "30", null, "41", "55", "55");
    assertThat(set.column("n_counts")).containsExactly("3.5", "3", "0", "6.25", "9", "15");
    assertThat(set.annotations()).containsExactly("CD3E", "MS4A1", "NKG7", "", "LYZ");
    assertThat(set.notes()).singleElement().asString().contains("those of X", "'raw'", "'layers/counts'", "--matrix");
  }

  @Test
  void readsOtherMatricesByName() throws IOException {
    ExpressionSet raw = read("csr.h5ad", ReadOptions.defaults().withMatrix("raw"));
    assertThat(raw.rows().toArray(double[][]::new)).isDeepEqualTo(VALUES);
    assertThat(raw.annotations()).contains("CD3E");
    ExpressionSet counts = read("csr.h5ad", ReadOptions.defaults().withMatrix("layers/counts"));
    assertThat(counts.values(0)).containsExactly(0, 3, 0, 0, 4);
    assertThatThrownBy(() -> read("csr.h5ad", ReadOptions.defaults().withMatrix("layers/log"))).isInstanceOf(InputException.class)
        .hasMessageContainingAll("csr.h5ad", "/layers/log", "X, raw, layers/counts", "--matrix");
  }

  @Test
  void refusesTablesOfRecords() {
    assertThatThrownBy(() -> read("compound.h5ad", ReadOptions.defaults())).isInstanceOf(InputException.class)
        .hasMessageContainingAll("compound.h5ad", "/obs", "before 0.7");
  }

  @Test
  void stopsAtLimits() {
    assertThatThrownBy(() -> read("csr.h5ad", ReadOptions.defaults().withLimits(5, 10, 100))).isInstanceOf(InputException.class)
        .hasMessageContainingAll("6 samples", "limit of 5");
    assertThatThrownBy(() -> read("csr.h5ad", ReadOptions.defaults().withLimits(10, 4, 100))).isInstanceOf(InputException.class)
        .hasMessageContainingAll("5 features", "limit of 4");
    assertThatThrownBy(() -> read("csr.h5ad", ReadOptions.defaults().withLimits(10, 10, 11))).isInstanceOf(InputException.class)
        .hasMessageContainingAll("12 values", "limit of 11");
    assertThatThrownBy(() -> read("dense.h5ad", ReadOptions.defaults().withLimits(10, 10, 29))).isInstanceOf(InputException.class)
        .hasMessageContainingAll("30 values", "limit of 29");
  }

  @Test
  void refusesWhatIsCutOrNoHdf5() throws IOException {
    byte[] whole = fixture("dense.h5ad");
    Path cut = Files.write(directory.resolve("cut.h5ad"), Arrays.copyOf(whole, whole.length / 3));
    assertThatThrownBy(() -> ExpressionReader.read(ExpressionFile.of(cut), ReadOptions.defaults()))
        .isInstanceOf(InputException.class).hasMessageContainingAll("cut.h5ad", "HDF5", "damaged or cut short");
    Path packed = Files.write(directory.resolve("cells.h5ad.gz"), whole);
    assertThatThrownBy(() -> ExpressionReader.read(ExpressionFile.of(packed), ReadOptions.defaults()))
        .isInstanceOf(InputException.class).hasMessageContainingAll("cells.h5ad.gz", "gunzip");
    Path text = Files.writeString(directory.resolve("text.h5ad"), "sample,gene\na,1\n");
    assertThatThrownBy(() -> ExpressionReader.read(ExpressionFile.of(text), ReadOptions.defaults()))
        .isInstanceOf(InputException.class).hasMessageContainingAll("text.h5ad", "No valid HDF5 signature");
  }

  /** Two cells, three genes, values by rows. */
  private Path sparse(long[] starts, long[] indices, double[] values) {
    Path path = directory.resolve("made.h5ad");
    try (WritableHdfFile file = HdfFile.write(path)) {
      WritableGroup obs = file.putGroup("obs");
      obs.putDataset("_index", new String[] {"a", "b"});
      file.putGroup("var").putDataset("_index", new String[] {"g1", "g2", "g3"});
      WritableGroup matrix = file.putGroup("X");
      matrix.putAttribute("encoding-type", "csr_matrix");
      matrix.putAttribute("shape", new long[] {2, 3});
      matrix.putDataset("data", values);
      matrix.putDataset("indices", indices);
      matrix.putDataset("indptr", starts);
    }
    return path;
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused(long[] starts, long[] indices, double[] values) {
    Path path = sparse(starts, indices, values);
    return assertThatThrownBy(() -> ExpressionReader.read(ExpressionFile.of(path), ReadOptions.defaults()))
        .isInstanceOf(InputException.class).hasMessageContaining("made.h5ad");
  }

  @Test
  void readsEntriesInAnyOrderWithinARow() {
    Path path = sparse(new long[] {0, 0, 3}, new long[] {2, 0, 1}, new double[] {3, 1, Double.NaN});
    ExpressionSet set = ExpressionReader.read(ExpressionFile.of(path), ReadOptions.defaults());
    assertThat(set.values(0)).containsOnly(0);
    assertThat(set.values(1)).containsExactly(1, Double.NaN, 3);
  }

  @Test
  void refusesEntriesThatCannotBe() {
    refused(new long[] {0, 1, 2}, new long[] {0, 3}, new double[] {1, 2})
        .hasMessageContainingAll("/X/indices", "holds 3", "3 genes");
    refused(new long[] {0, 1, 2}, new long[] {0, -1}, new double[] {1, 2}).hasMessageContainingAll("/X/indices", "holds -1");
    refused(new long[] {0, 0, 2}, new long[] {1, 1}, new double[] {1, 2}).hasMessageContainingAll("'g2'", "'b'", "twice");
    refused(new long[] {0, 3, 2}, new long[] {0, 1}, new double[] {1, 2})
        .hasMessageContainingAll("/X/indptr", "holds 3 at place 1");
    refused(new long[] {0, 1, 1}, new long[] {0, 1}, new double[] {1, 2}).hasMessageContainingAll("/X/indptr", "place 2", "to 2");
    refused(new long[] {0, 2}, new long[] {0, 1}, new double[] {1, 2}).hasMessageContainingAll("/X/indptr", "3 are expected");
    refused(new long[] {0, 1, 2}, new long[] {0}, new double[] {1, 2}).hasMessageContainingAll("/X/indices", "2 are expected");
    refused(new long[] {0, 1, 1}, new long[] {0}, new double[] {Double.POSITIVE_INFINITY})
        .hasMessageContainingAll("/X", "Infinity", "sample 'a', gene 'g1'");
  }
}
