package ml.spred.spark.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import ml.spred.InputException;
import ml.spred.spark.SparkTest;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordRowsTest {
  enum Colour { RED, GREEN }

  record Point(double x, long n) {}

  record Everything(int i, float[][] table, double[] numbers, String[] words, String missing, boolean flag, Colour colour,
      Point point, List<Point> points, List<Integer> sizes, Point[] array) {}

  private static final Everything EVERYTHING = new Everything(7, new float[][] {{1.5f, -2f}, {}},
      new double[] {Double.NaN, 1e300},
      new String[] {"a", "β"}, null, true, Colour.GREEN, new Point(0.1, 1L << 40), List.of(new Point(1, 2), new Point(3, 4)),
      List.of(1024, 8), new Point[] {new Point(5, 6)});

  @Test
  void recordsSurviveParquet(@TempDir Path directory) {
    String path = directory.resolve("everything").toString();
    frame(EVERYTHING).write().parquet(path);
    Row row = SparkTest.session().read().parquet(path).head();
    assertThat(RecordRows.fromRow(row, Everything.class)).usingRecursiveComparison()
        .withEqualsForType(Double::equals, Double.class).isEqualTo(EVERYTHING);
  }

  @Test
  void columnsHaveTheNamesOfComponents() {
    assertThat(RecordRows.schema(Everything.class).fieldNames()).startsWith("i", "table", "numbers", "words");
    assertThat(frame(EVERYTHING).selectExpr("point.n", "points[1].x", "colour").head().mkString(" "))
        .isEqualTo((1L << 40) + " 3.0 GREEN");
  }

  @Test
  void aMissingColumnIsNamed() {
    Row row = frame(EVERYTHING).drop("flag").head();
    assertThatThrownBy(() -> RecordRows.fromRow(row, Everything.class))
        .isInstanceOf(InputException.class).hasMessageContaining("the saved Everything has no column 'flag'");
  }

  @Test
  void anUnknownConstantIsNamed() {
    Row row = frame(EVERYTHING).selectExpr("'BLUE' as colour").head();
    record Holder(Colour colour) {}
    assertThatThrownBy(() -> RecordRows.fromRow(row, Holder.class))
        .isInstanceOf(InputException.class).hasMessageContaining("the saved Colour is 'BLUE'");
  }

  @Test
  void aTypeWithoutASparkTypeIsRefused() {
    record Odd(Thread thread) {}
    assertThatThrownBy(() -> RecordRows.schema(Odd.class)).hasMessageContaining("java.lang.Thread has no Spark SQL type");
  }

  private static Dataset<Row> frame(Everything value) {
    return RecordRows.frame(SparkTest.session(), List.of(value), Everything.class);
  }
}
