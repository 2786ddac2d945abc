package ml.spred.spark.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.lasso.LassoSolution;
import ml.spred.spark.SparkTest;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Lasso on a table with a row per gene. */
class LassoColumnsTest {
  private static final List<Row> ROWS = LassoFixtures.rows(60, 1);

  /** A row per gene, a column per sample; genes in another order. */
  private static Dataset<Row> genes() {
    StructType schema = new StructType().add("gene", DataTypes.StringType);
    for (int sample = 0; sample < ROWS.size(); sample++) {
      schema = schema.add("s" + sample, DataTypes.DoubleType);
    }
    List<Row> genes = new ArrayList<>();
    for (int gene = 0; gene < LassoFixtures.FEATURES; gene++) {
      Object[] cells = new Object[ROWS.size() + 1];
      cells[0] = "gene" + gene;
      for (int sample = 0; sample < ROWS.size(); sample++) {
        cells[sample + 1] = ROWS.get(sample).<Vector>getAs(0).apply(gene);
      }
      genes.add(RowFactory.create(cells));
    }
    Collections.shuffle(genes, new Random(4));
    return SparkTest.session().createDataFrame(genes, schema);
  }

  private static Dataset<Row> sheet(List<Integer> order) {
    StructType schema = new StructType().add("sample", DataTypes.StringType).add("label", DataTypes.DoubleType)
        .add("pair", SQLDataTypes.VectorType()).add("count", DataTypes.DoubleType).add("time", DataTypes.DoubleType)
        .add("seen", DataTypes.IntegerType).add("weight", DataTypes.DoubleType);
    return SparkTest.session().createDataFrame(order.stream().map(sample -> {
      Row row = ROWS.get(sample);
      return RowFactory.create("s" + sample, row.get(1), row.get(2), row.get(3), row.get(4), row.get(5), row.get(6));
    }).toList(), schema);
  }

  private static Dataset<Row> sheet() {
    return sheet(IntStream.range(0, ROWS.size()).boxed().toList());
  }

  @ParameterizedTest
  @CsvSource({"gaussian,label", "gaussian,pair", "poisson,count", "cox,time"})
  void equalsTheFitOfVectors(String family, String label) {
    SpredLasso lasso = new SpredLasso().setFamily(family).setLabelCol(label).setRegParam(0.1).setGapTol(1e-9);
    if (family.equals("cox")) {
      lasso.setCensorCol("seen");
    }
    SpredLassoModel columns = lasso.fitColumns(genes(), sheet());
    SpredLassoModel rows = lasso.fit(LassoFixtures.data());
    assertThat(columns.summary().gap()).isLessThanOrEqualTo(1e-9);
    assertThat(columns.summary().objective()).isCloseTo(rows.summary().objective(), within(1e-6));
    assertThat(columns.summary().devianceExplained()).isCloseTo(rows.summary().devianceExplained(), within(1e-4));
    assertThat(columns.selectedFeatureNames()).containsExactlyInAnyOrder(rows.selectedFeatureNames()).isNotEmpty();
    if (family.equals("cox")) {
      assertThat(columns.summary().concordance()).isCloseTo(rows.summary().concordance(), within(5e-3));
    }
    List<Row> there = columns.transformColumns(genes(), sheet()).select("prediction").collectAsList();
    List<Row> here = rows.transform(LassoFixtures.data()).select("prediction").collectAsList();
    for (int k = 0; k < here.size(); k++) {
      double[] expected = here.get(k).get(0) instanceof Vector vector ? vector.toArray()
          : new double[] {here.get(k).getDouble(0)};
      double[] found = there.get(k).get(0) instanceof Vector vector ? vector.toArray() : new double[] {there.get(k).getDouble(0)};
      assertThat(found).containsExactly(expected, within(1e-3));
    }
  }

  @Test
  void foldsChooseAndNoOrderOfRowsChangesABit() {
    SpredLasso lasso = new SpredLasso().setNumLambdas(8).setLambdaRatio(0.05).setNumFolds(3);
    SpredLassoModel first = lasso.fitColumns(genes(), sheet());
    List<Integer> order = new ArrayList<>(IntStream.range(0, ROWS.size()).boxed().toList());
    Collections.shuffle(order, new Random(9));
    SpredLassoModel second = lasso.fitColumns(genes().repartition(5), sheet(order).repartition(3));
    assertThat(second.path()).usingRecursiveComparison().withEqualsForType(Double::equals, Double.class).isEqualTo(first.path());
    assertThat(second.lambda()).isEqualTo(first.lambda());
    List<Row> path = first.pathFrame(SparkTest.session()).select("error", "standardError", "chosen").collectAsList();
    assertThat(path).allSatisfy(row -> assertThat(row.getDouble(0)).isPositive().isFinite());
    double best = path.stream().mapToDouble(row -> row.getDouble(0)).min().orElseThrow();
    assertThat(path.stream().filter(row -> row.getBoolean(2)).map(row -> row.getDouble(0))).containsExactly(best);
    assertThat(best).as("of a variance of several").isLessThan(0.5);
    assertThat(first.selectedFeatureNames()).contains("gene0", "gene3");
  }

  @Test
  void factorsGoByName() {
    SpredLassoModel model = new SpredLasso().setRegParam(0.1).setExcludedFeatures(new String[] {"gene0"})
        .setUnpenalizedFeatures(new String[] {"gene7"}).fitColumns(genes(), sheet());
    assertThat(model.selectedFeatureNames()).contains("gene7", "gene3").doesNotContain("gene0");
    LassoSolution solution = model.path().get(0);
    assertThat(solution.gap()).isLessThanOrEqualTo(1e-6);
  }

  @Test
  void refusesWhatBlocksDoNotServe() {
    assertThatThrownBy(() -> new SpredLasso().setWeightCol("weight").fitColumns(genes(), sheet()))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("weightCol is 'weight'");
    assertThatThrownBy(() -> new SpredLasso().setFitIntercept(false).fitColumns(genes(), sheet()))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("there is no intercept");
    List<Integer> twice = new ArrayList<>(List.of(0, 1, 2, 0));
    assertThatThrownBy(() -> new SpredLasso().fitColumns(genes(), sheet(twice))).isInstanceOf(InputException.class)
        .hasMessage("the sample 's0' has two rows in the sample sheet; keep one.");
  }
}
