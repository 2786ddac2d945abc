package ml.spred.spark.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import ml.spred.InputException;
import ml.spred.expression.ExpressionFormat;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.ReadOptions;
import ml.spred.spark.SparkTest;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data frames of other people as sets. */
class FrameSetsTest {
  @TempDir Path directory;

  private static Dataset<Row> frame(StructType schema, Row... rows) {
    return SparkTest.session().createDataFrame(List.of(rows), schema).coalesce(1);
  }

  private static StructType schema() {
    return new StructType().add("id", DataTypes.StringType).add("age", DataTypes.IntegerType).add("ill", DataTypes.BooleanType);
  }

  private static ExpressionSet set(Dataset<Row> frame) {
    return FrameSets.set(frame, "the frame", ReadOptions.defaults());
  }

  @Test
  void takesAnArrayColumnWithNullAsMissing() {
    StructType schema = schema().add("expression", DataTypes.createArrayType(DataTypes.FloatType));
    ExpressionSet set = set(frame(schema, RowFactory.create("a", 40, true, Arrays.asList(1f, null)),
        RowFactory.create("b", null, false, List.of(2.5f, 3f))));
    assertThat(set.sampleNames()).containsExactly("a", "b");
    assertThat(set.column("age")).containsExactly("40", null);
    assertThat(set.column("ill")).containsExactly("true", "false");
    assertThat(set.featureNames()).containsExactly("0", "1");
    assertThat(set.values(0)).containsExactly(1, Double.NaN);
    assertThat(set.values(1)).containsExactly(2.5, 3);
  }

  @Test
  void keepsSparseVectorsSparse() {
    StructType schema = schema().add("features", SQLDataTypes.VectorType());
    ExpressionSet set = set(frame(schema,
        RowFactory.create("a", 1, true, Vectors.sparse(5, new int[] {1, 4}, new double[] {7, 8})),
        RowFactory.create("b", 1, true, Vectors.sparse(5, new int[0], new double[0]))));
    assertThat(set.isSparse()).isTrue();
    assertThat(set.values(0)).containsExactly(0, 7, 0, 0, 8);
    List<Row> again = ExpressionFrame.of(SparkTest.session(), set).collectAsList();
    assertThat(again.get(0).<Vector>getAs("features")).isEqualTo(Vectors.sparse(5, new int[] {1, 4}, new double[] {7, 8}));
    assertThat(again.get(1).<Vector>getAs("features").numNonzeros()).isZero();
  }

  @Test
  void takesNumbersAsGenesWhereThereIsNoVector() {
    StructType schema = new StructType().add("sample_id", DataTypes.StringType).add("state", DataTypes.StringType)
        .add("TP53", DataTypes.DoubleType).add("HLA.A", DataTypes.LongType);
    ExpressionSet set = set(frame(schema, RowFactory.create("a", "ill", 1.5, 2L), RowFactory.create("b", "well", null, 3L)));
    assertThat(set.featureNames()).containsExactly("TP53", "HLA.A");
    assertThat(set.values(1)).containsExactly(Double.NaN, 3);
    assertThat(set.column("state")).containsExactly("ill", "well");
  }

  @Test
  void readsWhatWasWrittenAsParquetWithItsNames() {
    ExpressionSet original = ExpressionSet.builder().samples(List.of("a", "b", "c")).features(List.of("TP53", "MYC"))
        .values(new double[][] {{1, 2}, {3, Double.NaN}, {5, 6}}).column("state", Arrays.asList("ill", null, "well")).build();
    String path = directory.resolve("chips").toString();
    ExpressionFrame.of(SparkTest.session(), original).coalesce(1).write().parquet(path);

    ExpressionSet read = InputFiles.expression(new Configuration(), path, ReadOptions.defaults(), (done, total) -> { }).set();
    assertThat(read.format()).isEqualTo(ExpressionFormat.PARQUET);
    assertThat(read.featureNames()).containsExactly("TP53", "MYC");
    assertThat(read.column("state")).containsExactly("ill", null, "well");
    assertThat(read.rows()).usingElementComparator(Arrays::compare).isEqualTo(original.rows());
  }

  @Test
  void refusesWhatCannotBeASet() {
    StructType arrays = schema().add("x", DataTypes.createArrayType(DataTypes.DoubleType));
    refused(frame(arrays.add("y", SQLDataTypes.VectorType())), "2 vector or array columns (x, y)");
    refused(frame(new StructType().add("id", DataTypes.StringType)), "no vector or array column");
    refused(frame(arrays), "no rows");
    Row first = RowFactory.create("a", 1, true, List.of(1.0, 2.0));
    refused(frame(arrays, first, RowFactory.create("b", 1, true, List.of(1.0))),
        "row 2 (sample 'b') has 1 values where there are 2");
    refused(frame(arrays, first, RowFactory.create(null, 1, true, List.of(1.0, 2.0))), "row 2 has no sample name");
    refused(frame(arrays, first, RowFactory.create("b", 1, true, null)), "row 2 has no features");
    refused(frame(arrays, first, first), "'a' a second time in row 2");
    assertThatThrownBy(() -> FrameSets.set(frame(arrays, first), "the frame", ReadOptions.defaults().withLimits(1, 1, 1)))
        .isInstanceOf(InputException.class).hasMessageContaining("2 features");
  }

  private static void refused(Dataset<Row> frame, String sentence) {
    assertThatThrownBy(() -> set(frame)).isInstanceOf(InputException.class).hasMessageContainingAll("the frame", sentence);
  }
}
