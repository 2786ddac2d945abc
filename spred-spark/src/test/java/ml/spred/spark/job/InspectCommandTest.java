package ml.spred.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import ml.spred.SharedData;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.Readings;
import ml.spred.spark.SparkTest;
import ml.spred.spark.source.ExpressionFrame;
import org.junit.jupiter.api.Test;

/** What {@code spred inspect} tells of each format: first of all, what can be a label. */
class InspectCommandTest extends CommandLineTest {

  private static String inspect(String... more) {
    String[] args = new String[more.length + 2];
    args[0] = "inspect";
    args[1] = "--no-progress";
    System.arraycopy(more, 0, args, 2, more.length);
    Result result = spred(args);
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    return result.out();
  }

  private static String inspectReal(String path) {
    return inspect("--input", SharedData.require(path).toString());
  }

  @Test
  void dataSet() {
    assertThat(inspectReal("geo-files/gds/GDS507.soft.gz")).contains("(geo-soft)", "disease state", "--label \"disease state\"");
  }

  @Test
  void seriesMatrixWithCharacteristics() {
    assertThat(inspectReal("geo-files/series-matrix/GSE14520-GPL571_series_matrix.txt.gz"))
        .contains("(geo-series-matrix)", "43", "Liver Tumor Tissue", "--label Tissue");
  }

  @Test
  void seriesMatrixWhoseClassesAreInTheTitles() {
    assertThat(inspectReal("geo-files/series-matrix/GSE42872_series_matrix.txt.gz"))
        .contains("A375 cells 24h Vemurafenib", "--label \"title without replicate\"");
  }

  @Test
  void tableOfGenesWithASampleSheet() throws IOException {
    Path table = file("counts.tsv", "gene\ta\tb\tc\td\te\tf\nTP53\t1\t2\t3\t4\t5\t6\nMYC\t1\t1\t1\t1\t1\t1\n");
    Path sheet = file("sheet.csv", "id,state\na,ill\nb,ill\nc,ill\nd,well\ne,well\nf,well\ng,well\n");
    assertThat(inspect("--input", table.toString(), "--samples", sheet.toString()))
        .contains("(tsv, genes-as-rows)", "samples     6", "Of 6 samples 6 are in", "'g'", "--label state",
            "--samples " + sheet);
  }

  @Test
  void parquet() throws IOException {
    ExpressionSet set = Readings.file(table());
    String path = directory.resolve("table.parquet").toString();
    ExpressionFrame.of(SparkTest.session(), set).write().parquet(path);
    assertThat(inspect("--input", path)).contains("(parquet)", "samples     24", "--label class");
  }
}
