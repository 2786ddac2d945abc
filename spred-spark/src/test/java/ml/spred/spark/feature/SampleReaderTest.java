package ml.spred.spark.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.spark.SparkTest;
import org.apache.spark.ml.linalg.SQLDataTypes;
import ml.spred.problem.FeatureMatrix;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class SampleReaderTest {
  private static final List<Row> ROWS = Fixtures.rows(20, 50, 2, 3);

  private final SpredFeatureSelector selector = new SpredFeatureSelector();

  @Test
  void orderAndPartitionsDoNotMatter() {
    SampleTable one = table(Fixtures.frame(ROWS, 50).coalesce(1));
    for (int partitions : new int[] {3, 7}) {
      SampleTable other = table(Fixtures.frame(Fixtures.shuffled(ROWS, partitions), 50).repartition(partitions));
      assertThat(other.names()).isEqualTo(one.names());
      assertThat(other.fingerprint()).isEqualTo(one.fingerprint());
      assertThat(values(other).toArray(float[][]::new)).isDeepEqualTo(values(one).toArray(float[][]::new));
      assertThat(other.labels()).isEqualTo(one.labels());
    }
  }

  /** The values of each sample. */
  private static List<float[]> values(SampleTable table) {
    FeatureMatrix matrix = table.data(new boolean[20]).matrix().samples(IntStream.range(0, 20).toArray());
    return IntStream.range(0, 20).mapToObj(sample -> {
      float[] row = new float[50];
      for (int gene = 0; gene < row.length; gene++) {
        row[gene] = matrix.get(sample, gene);
      }
      return row;
    }).toList();
  }

  @Test
  void rowsKeepTheirValuesTogether() {
    SampleTable table = table(Fixtures.frame(ROWS, 50));
    for (int sample = 0; sample < 20; sample++) {
      float[] values = values(table).get(sample);
      float first = values[0];
      Row row = ROWS.stream().filter(candidate -> (float) candidate.<Vector>getAs(1).apply(0) == first).findFirst().orElseThrow();
      assertThat((double) table.labels()[sample]).isEqualTo(row.getDouble(2));
      assertThat(values[49]).isEqualTo((float) row.<Vector>getAs(1).apply(49));
    }
  }

  @Test
  void sparseAndNegativeZeroAreTheSameData() {
    SampleRow dense = SampleRow.of(Vectors.dense(0, -0.0, 3), 1, null, false);
    SampleRow sparse = SampleRow.of(Vectors.sparse(3, new int[] {2}, new double[] {3}), 1, null, false);
    assertThat(dense.hash()).isEqualTo(sparse.hash());
    assertThat(dense.values()).isEqualTo(sparse.values()).containsExactly(0f, 0f, 3f);
  }

  @Test
  void theHashSeesEverything() {
    SampleRow base = SampleRow.of(Vectors.dense(1, 2), 1, "p", false);
    assertThat(List.of(SampleRow.of(Vectors.dense(1, 2.5), 1, "p", false), SampleRow.of(Vectors.dense(1, 2), 0, "p", false),
        SampleRow.of(Vectors.dense(1, 2), 1, "q", false), SampleRow.of(Vectors.dense(1, 2), 1, null, false),
        SampleRow.of(Vectors.dense(1, 2), 1, "p", true))).noneMatch(other -> other.compareTo(base) == 0);
    assertThat(SampleRow.of(Vectors.dense(1, 2), 1, "p", false)).isEqualByComparingTo(base);
  }

  @Test
  void equalRowsGetNamesOfTheirOwn() {
    Row row = ROWS.get(0);
    SampleTable table = table(Fixtures.frame(List.of(row, ROWS.get(1), row, row), 50));
    assertThat(table.names()).doesNotHaveDuplicates().hasSize(4);
  }

  @Test
  void labelsThatAreNoClassesAreRefused() {
    refused(functions.lit(1.5), "the label column 'label' holds the value 1.5; labels are whole numbers from 0 on");
    refused(functions.lit(-1), "holds the value -1.0");
    refused(functions.lit(Double.NaN), "holds a null or NaN");
    refused(functions.lit(null).cast("double"), "holds a null or NaN");
    refused(functions.lit(100), "holds the value 100.0, and labels without names go from 0 to 99");
  }

  @Test
  void classesNeedTwoInTraining() {
    refused(functions.lit(0), "the training rows have only '0' of the classes in column 'label'");
  }

  private void refused(Column label, String sentence) {
    Dataset<Row> data = Fixtures.frame(ROWS, 50).withColumn("label", label);
    assertThatThrownBy(() -> selector.setSelectionMode("numTopFeatures").setNumTopFeatures(2).fit(data))
        .isInstanceOf(InputException.class).hasMessageContaining(sentence);
  }

  @Test
  void badVectorsAreRefused() {
    refused(List.of(Vectors.dense(1, 2), Vectors.dense(1)), "have 1 to 2 entries; they must all have the same number");
    refused(List.of(Vectors.dense(1, Double.NaN), Vectors.dense(1, 1)),
        "a value of feature '1' (index 1) in column 'features' is missing");
    refused(List.of(Vectors.dense(1, 1e300), Vectors.dense(1, 1)), "is infinite or beyond single precision");
    refused(List.of(), "the data has no rows");
    refused(Arrays.asList(null, Vectors.dense(1)), "holds 1 nulls among 2 rows");
  }

  private void refused(List<Vector> vectors, String sentence) {
    Dataset<Row> data = Fixtures.vectors(vectors.toArray(Vector[]::new)).withColumn("label", functions.lit(0));
    assertThatThrownBy(() -> selector.fit(data)).isInstanceOf(InputException.class).hasMessageContaining(sentence);
  }

  @Test
  void aRefusalOfTheSourceArrivesAsItself() {
    UDF1<Double, Double> broken = value -> {
      throw new InputException("line 7 has text where a number belongs.");
    };
    Dataset<Row> data = Fixtures.frame(ROWS, 50)
        .withColumn("label", functions.udf(broken, DataTypes.DoubleType).apply(functions.col("label")));
    assertThatThrownBy(() -> selector.fit(data)).isExactlyInstanceOf(InputException.class).hasMessageStartingWith("line 7");
  }

  @Test
  void columnNamesMayHaveDots() {
    Dataset<Row> data = SparkTest.session().createDataFrame(List.of(RowFactory.create(Vectors.dense(1), 1.0)),
        new StructType().add("gene.values", SQLDataTypes.VectorType())
            .add("label", DataTypes.DoubleType));
    assertThat(SampleReader.read(data, selector.setFeaturesCol("gene.values"))).hasSize(1);
  }

  private SampleTable table(Dataset<Row> data) {
    List<SampleRow> rows = SampleReader.read(data, selector.setGroupCol("patient").setValidationIndicatorCol("marked"));
    return new SampleTable(rows, ClassLabels.of(data.schema().apply("label"), rows));
  }
}
