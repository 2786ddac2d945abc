package ml.spred.spark.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ml.spred.InputException;
import ml.spred.expression.singlecell.H5adReader;
import ml.spred.spark.SparkTest;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single-cell tables by {@code spark.read().format(…)}: sparse files become sparse vectors. */
class SingleCellSourceTest {
  private static final SparkSession SPARK = SparkTest.session();

  @TempDir Path directory;

  private Path cellRanger() throws IOException {
    Files.writeString(directory.resolve("features.tsv"), "ENSG1\tTP53\nENSG2\tCD3E\nENSG3\tLYZ\n");
    Files.writeString(directory.resolve("barcodes.tsv"), "AAAC-1\nCCCG-1\n");
    Files.writeString(directory.resolve("matrix.mtx"),
        "%%MatrixMarket matrix coordinate integer general\n3 2 3\n3 1 7\n1 1 2\n2 2 5\n");
    return directory;
  }

  private Path fixture(String name) throws IOException {
    try (InputStream in = H5adReader.class.getResourceAsStream(name)) {
      return Files.write(directory.resolve(name), in.readAllBytes());
    }
  }

  @Test
  void readsADirectoryOfCellRanger() throws IOException {
    for (String path : List.of(cellRanger().toString(), directory.resolve("matrix.mtx").toString())) {
      Dataset<Row> cells = SPARK.read().format("10x").load(path);
      assertThat(cells.columns()).containsExactly("sample", "features");
      List<Row> rows = cells.collectAsList();
      assertThat(rows).extracting(row -> row.getString(0)).containsExactly("AAAC-1", "CCCG-1");
      assertThat(rows).extracting(row -> (Vector) row.get(1)).hasOnlyElementsOfType(SparseVector.class).containsExactly(
          Vectors.sparse(3, new int[] {0, 2}, new double[] {2, 7}), Vectors.sparse(3, new int[] {1}, new double[] {5}));
      assertThat(AttributeGroup.fromStructField(cells.schema().apply("features")).getAttr(2).name().get()).isEqualTo("ENSG3");
    }
  }

  @Test
  void saysWhichFileIsMissing() throws IOException {
    Files.delete(cellRanger().resolve("barcodes.tsv"));
    assertThatThrownBy(() -> SPARK.read().format("10x").load(directory.toString())).isInstanceOf(InputException.class)
        .hasMessageContainingAll(directory.toString(), "barcodes.tsv.gz, barcodes.tsv");
  }

  @Test
  void readsAnnData() throws IOException {
    Dataset<Row> cells = SPARK.read().format("h5ad").load(fixture("csr.h5ad").toString());
    assertThat(cells.columns()).containsExactly("sample", "cell_type", "donor", "doublet", "cluster", "features");
    Row first = cells.first();
    assertThat(first.getString(1)).isEqualTo("T cell");
    assertThat((Vector) first.getAs("features")).isEqualTo(Vectors.sparse(5, new int[] {1, 4}, new double[] {1.5, 2}))
        .isInstanceOf(SparseVector.class);
    Row counts = SPARK.read().format("h5ad").option("matrix", "layers/counts").load(fixture("csr.h5ad").toString()).first();
    assertThat((Vector) counts.getAs("features")).isEqualTo(Vectors.sparse(5, new int[] {1, 4}, new double[] {3, 4}));
  }

  @Test
  void readsDenseAnnData() throws IOException {
    Row last = SPARK.read().format("expression").load(fixture("dense.h5ad").toString()).collectAsList().get(5);
    assertThat((Vector) last.getAs("features")).isEqualTo(Vectors.dense(1, 2, 3, 4, 5));
  }
}
