package ml.spred.spark.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import ml.spred.spark.SparkTest;
import ml.spred.spark.StageContract;
import ml.spred.spark.source.ExpressionFrame;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Raw intensities to their logarithm. */
class Log2TransformerTest {
  private final Log2Transformer stage = new Log2Transformer().setFeaturesCol("features").setOutputCol("log2");

  @Test
  void isAStage(@TempDir Path directory) throws IOException, ReflectiveOperationException {
    StageContract.checkParams(stage);
    StageContract.checkReadWrite(stage, Log2Transformer.read(), directory);
  }

  @Test
  void takesLog2OfOnePlusTheValue() {
    List<Row> rows = stage.transform(frame()).collectAsList();

    double[] dense = rows.get(0).<Vector>getAs("log2").toArray();
    assertThat(dense[0]).isEqualTo(2);
    assertThat(dense[1]).isZero();
    assertThat(dense[2]).isNaN();
    assertThat(rows.get(1).<Vector>getAs("log2")).isInstanceOf(SparseVector.class)
        .isEqualTo(Vectors.sparse(3, new int[] {1}, new double[] {3}));
  }

  @Test
  void keepsTheNames() {
    AttributeGroup group = AttributeGroup.fromStructField(stage.transform(frame()).schema().apply("log2"));
    assertThat(Arrays.stream(group.attributes().get()).map(attribute -> attribute.name().get())).containsExactly("a", "b", "c");
  }

  @Test
  void refusesAColumnThatIsThere() {
    Dataset<Row> twice = stage.transform(frame());
    assertThatThrownBy(() -> stage.transform(twice)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'log2'");
  }

  /** 3, -5, missing; and 0, 7, 0 as a sparse vector. */
  private static Dataset<Row> frame() {
    StructType schema = new StructType().add(ExpressionFrame.featuresField("features", List.of("a", "b", "c")));
    return SparkTest.session().createDataFrame(List.of(
        RowFactory.create(Vectors.dense(3, -5, Double.NaN)),
        RowFactory.create(Vectors.sparse(3, new int[] {1}, new double[] {7}))), schema);
  }
}
