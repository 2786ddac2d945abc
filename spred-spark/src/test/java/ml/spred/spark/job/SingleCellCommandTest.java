package ml.spred.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import ml.spred.expression.singlecell.H5adReader;
import org.junit.jupiter.api.Test;

/** Single-cell tables from the command line. */
class SingleCellCommandTest extends CommandLineTest {

  private Path fixture(String name) throws IOException {
    try (InputStream in = H5adReader.class.getResourceAsStream(name)) {
      return Files.write(directory.resolve(name), in.readAllBytes());
    }
  }

  @Test
  void inspectTellsTheLabelsOfAnnData() throws IOException {
    Result result = spred("inspect", "--input", fixture("csr.h5ad").toString());
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("cell_type", "T cell", "naïve", "donor", "n_counts", "--matrix");
    assertThat(spred("inspect", "--input", fixture("csr.h5ad").toString(), "--matrix", "layers/none").err())
        .contains("/layers/none is missing", "X, raw, layers/counts");
  }

  /** Counts of 40 cells, of which half have much of gene 3; the classes come from a sheet. */
  private Path cellRanger() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("cells"));
    StringBuilder sheet = new StringBuilder("barcode,kind,donor\n");
    StringBuilder barcodes = new StringBuilder();
    StringBuilder entries = new StringBuilder();
    Random random = new Random(1);
    int count = 0;
    for (int cell = 1; cell <= 40; cell++) {
      boolean first = cell % 2 == 0;
      barcodes.append("CELL").append(cell).append("-1\n");
      sheet.append("CELL").append(cell).append("-1,").append(first ? "T" : "B").append(",d").append(cell % 8).append('\n');
      for (int gene = 1; gene <= 6; gene++) {
        int value = gene == 3 ? (first ? 9 : 1) + random.nextInt(2) : random.nextInt(3);
        if (value > 0) {
          entries.append(gene).append(' ').append(cell).append(' ').append(value).append('\n');
          count++;
        }
      }
    }
    Files.writeString(folder.resolve("features.tsv"), "E1\tA\nE2\tB\nE3\tCD3E\nE4\tD\nE5\tE\nE6\tF\n");
    Files.writeString(folder.resolve("barcodes.tsv"), barcodes);
    Files.writeString(folder.resolve("matrix.mtx"),
        "%%MatrixMarket matrix coordinate integer general\n6 40 " + count + "\n" + entries);
    file("sheet.csv", sheet.toString());
    return folder;
  }

  @Test
  void selectsGenesFromADirectoryOfCellRangerWithASheet() throws IOException {
    Path cells = cellRanger();
    String sheet = directory.resolve("sheet.csv").toString();
    Result inspected = spred("inspect", "--input", cells.toString(), "--samples", sheet);
    assertThat(inspected.code()).as(inspected.err()).isZero();
    assertThat(inspected.out()).contains("kind", "donor");
    Result result = spred("select", "--input", cells.toString(), "--samples", sheet, "--label", "kind", "--heads", "linear",
        "--num-features", "1", "--num-kappas", "5", "--output", output().toString());
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(Files.readAllLines(output().resolve("selected_features.csv")).get(1)).startsWith("1,E3,CD3E,");
  }
}
