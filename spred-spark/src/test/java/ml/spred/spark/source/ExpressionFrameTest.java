package ml.spred.spark.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import ml.spred.InputException;
import ml.spred.expression.ExpressionSet;
import ml.spred.spark.SparkTest;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** One row a sample, one vector column. */
class ExpressionFrameTest {

  @Test
  void rowsInTheOrderOfTheSet() {
    Dataset<Row> frame = ExpressionFrame.of(SparkTest.session(), set("label"));

    assertThat(frame.columns()).containsExactly("sample", "label", "features");
    List<Row> rows = frame.collectAsList();
    assertThat(rows).extracting(row -> row.getString(0)).containsExactly("a", "b", "c");
    assertThat(rows).extracting(row -> row.getString(1)).containsExactly("x", null, "y");
    assertThat(rows.get(1).<Vector>getAs("features")).isEqualTo(Vectors.dense(3, 0));
    assertThat(rows.get(2).<Vector>getAs("features").apply(1)).isNaN();
  }

  @Test
  void namesOfGenesInTheAttributes() {
    Dataset<Row> frame = ExpressionFrame.of(SparkTest.session(), set("label"));
    AttributeGroup group = AttributeGroup.fromStructField(frame.schema().apply("features"));

    assertThat(Arrays.stream(group.attributes().get()).map(attribute -> attribute.name().get())).containsExactly("g1", "g2");
  }

  @Test
  void alignsGenesByName() {
    Dataset<Row> frame = ExpressionFrame.aligned(SparkTest.session(), set("label"), 7, List.of("g2", "g1"), new int[] {3, 6});

    List<Row> rows = frame.collectAsList();
    assertThat(rows.get(0).<Vector>getAs("features")).isEqualTo(Vectors.sparse(7, new int[] {3, 6}, new double[] {2, 1}));
    assertThat(AttributeGroup.fromStructField(frame.schema().apply("features")).size()).isEqualTo(7);
  }

  @Test
  void refusesAColumnWithANameOfItsOwn() {
    assertThatThrownBy(() -> ExpressionFrame.of(SparkTest.session(), set("features")))
        .isInstanceOf(InputException.class).hasMessageContaining("'features'").hasMessageContaining("rename");
  }

  private static ExpressionSet set(String column) {
    return ExpressionSet.builder().samples(List.of("a", "b", "c")).features(List.of("g1", "g2"))
        .values(new double[][] {{1, 2}, {3, 0}, {5, Double.NaN}}).column(column, Arrays.asList("x", null, "y")).build();
  }
}
