package ml.spred.spark.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ml.spred.InputException;
import ml.spred.SharedData;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.Readings;
import ml.spred.spark.SparkTest;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files by {@code spark.read().format(…)}. */
class ExpressionSourceTest {
  private static final String GCT = "#1.2\n2\t3\nName\tDescription\ts1\ts2\ts3\ng1\tTP53\t1\t2\t3\ng2\tTP53\t4\t5\t\n";

  @TempDir Path directory;

  private String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  private static List<String> genes(Dataset<Row> frame) {
    return ExpressionFrame.featureNames(frame.schema().apply("features"));
  }

  @Test
  void readsEachFormatByItsShortName() throws IOException {
    String table = file("a.csv", "gene,s1,s2\nstate,ill,well\ng1,1,2\ng2,3,4\n");
    Dataset<Row> frame = SparkTest.session().read().format("expression-csv").load(table);
    assertThat(frame.columns()).containsExactly("sample", "state", "features");
    assertThat(genes(frame)).containsExactly("g1", "g2");
    assertThat(frame.orderBy("sample").collectAsList()).extracting(row -> row.<Vector>getAs("features").toArray())
        .containsExactly(new double[] {1, 3}, new double[] {2, 4});
    assertThat(SparkTest.session().read().format("gct").load(file("a.txt", GCT)).count()).isEqualTo(3);
    assertThat(genes(SparkTest.session().read().format("expression").load(file("b.gct", GCT)))).containsExactly("g1", "g2");
  }

  @Test
  void givesTheRowsOfThePlainReaderForRealFiles() {
    for (List<String> real : List.of(List.of("geo-soft", "geo-files/gds/GDS507.soft.gz"),
        List.of("geo-series-matrix", "geo-files/series-matrix/GSE14520-GPL571_series_matrix.txt.gz"),
        List.of("geo-soft", "geo-files/other/GSE3434_family.soft.gz"))) {
      Path path = SharedData.require(real.get(1));
      ExpressionSet set = Readings.file(path);
      Dataset<Row> frame = SparkTest.session().read().format(real.get(0)).load(path.toString());
      assertThat(genes(frame)).isEqualTo(set.featureNames());
      assertThat(frame.columns()).hasSize(set.columns().size() + 2);
      List<Row> rows = frame.collectAsList();
      for (int sample = 0; sample < set.numSamples(); sample++) {
        assertThat(rows.get(sample).getString(0)).isEqualTo(set.sampleNames().get(sample));
        assertThat(rows.get(sample).<Vector>getAs("features").toArray()).isEqualTo(set.values(sample));
      }
    }
  }

  @Test
  void takesTheOptionsOfTheReaders() throws IOException {
    Dataset<Row> frame = SparkTest.session().read().format("gct").option("collapseProbes", "mean")
        .option("samples", file("sheet.csv", "id,state\ns1,ill\ns3,well\n")).load(file("a.gct", GCT));
    assertThat(genes(frame)).containsExactly("TP53");
    assertThat(frame.select("state").collectAsList()).extracting(row -> row.getString(0)).containsExactly("ill", null, "well");
    assertThat(frame.collectAsList()).extracting(row -> row.<Vector>getAs("features").apply(0)).containsExactly(2.5, 3.5, 3.0);
  }

  @Test
  void canBeReadInSql() throws IOException {
    SparkTest.session().sql("CREATE OR REPLACE TEMPORARY VIEW chips USING gct OPTIONS (path '" + file("a.gct", GCT) + "')");
    assertThat(SparkTest.session().sql("SELECT count(*) FROM chips").first().getLong(0)).isEqualTo(3);
  }

  @Test
  void refusesWhatItDoesNotKnow() throws IOException {
    String path = file("a.gct", GCT);
    assertThatThrownBy(() -> SparkTest.session().read().format("gct").option("orientatoin", "x").load(path))
        .isInstanceOf(InputException.class).hasMessageContainingAll("'orientatoin'", "orientation");
    assertThatThrownBy(() -> SparkTest.session().read().format("gct").option("maxCells", "-1").load(path))
        .isInstanceOf(InputException.class).hasMessageContaining("'-1'");
    assertThatThrownBy(() -> SparkTest.session().read().format("gct").option("maxCells", "5").load(path))
        .isInstanceOf(InputException.class).hasMessageContaining("6 values");
    assertThatThrownBy(() -> SparkTest.session().read().format("gct").load())
        .isInstanceOf(InputException.class).hasMessageContaining("load(path)");
    assertThatThrownBy(() -> SparkTest.session().read().format("gct").load(directory + "/none.gct"))
        .isInstanceOf(InputException.class).hasMessageContaining("does not exist");
  }
}
