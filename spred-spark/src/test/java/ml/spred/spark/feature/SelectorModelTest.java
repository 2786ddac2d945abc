package ml.spred.spark.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ml.spred.InputException;
import ml.spred.problem.MissingValues;
import ml.spred.spark.SparkTest;
import ml.spred.spark.StageContract;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.feature.IndexToString;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectorModelTest {
  private static final Vector DENSE = Vectors.dense(9, 1, 9, 9, 2, 9);
  private static final Vector SPARSE = Vectors.sparse(6, new int[] {0, 4}, new double[] {9, 2});

  private final SpredFeatureSelectorModel model = Fixtures.model(MissingValues.REFUSE).setOutputCol("genes");

  @Test
  void keepsTheContractOfAStage(@TempDir Path directory) throws Exception {
    model.setPredictionCol("p").setProbabilityCol("q").setRawPredictionCol("r").setFeaturesCol("x");
    StageContract.checkParams(model);
    StageContract.checkCopyWith(model, model.outputCol(), "other");
    StageContract.checkReadWrite(model, SpredFeatureSelectorModel.read(), directory);
  }

  @Test
  void denseStaysDenseAndSparseStaysSparse() {
    List<Row> rows = model.transform(Fixtures.vectors(DENSE, SPARSE)).select("genes").collectAsList();
    assertThat(rows.get(0).<Vector>getAs(0)).hasToString("[1.0,2.0]");
    assertThat(rows.get(1).<Vector>getAs(0)).hasToString("(2,[1],[2.0])");
  }

  @Test
  void namesComeFromTheModelWhereTheColumnHasNone() {
    Dataset<Row> result = model.transform(Fixtures.vectors(DENSE));
    AttributeGroup genes = AttributeGroup.fromStructField(result.schema().apply("genes"));
    assertThat(genes.size()).isEqualTo(2);
    assertThat(genes.getAttr(1).name().get()).isEqualTo("gene4");
  }

  @Test
  void predictionColumnsFollowTheWeights() {
    model.setProbabilityCol("q").setRawPredictionCol("r").setPredictionCol("p");
    Row row = model.transform(Fixtures.vectors(DENSE)).head();
    double first = Math.exp(1.5) / (Math.exp(1.5) + Math.exp(4));
    Vector probability = row.getAs("q");
    assertThat(probability.toArray()).containsExactly(new double[] {first, 1 - first}, within(1e-12));
    assertThat(row.<Vector>getAs("r").toArray())
        .containsExactly(new double[] {Math.log(first), Math.log(1 - first)}, within(1e-12));
    assertThat(row.<Double>getAs("p")).isEqualTo(1.0);
    assertThat(model.predict(DENSE)).isEqualTo(1.0);
    assertThat(model.predictProbability(DENSE)).isEqualTo(probability);
  }

  @Test
  void aLonePredictionColumnLeavesNoHelperBehind() {
    Dataset<Row> result = model.setPredictionCol("p").transform(Fixtures.vectors(DENSE, SPARSE));
    assertThat(result.columns()).containsExactly("features", "genes", "p");
    assertThat(new IndexToString().setInputCol("p").setOutputCol("name").transform(result).select("name").head().getString(0))
        .isEqualTo("well");
  }

  @Test
  void theSchemaIsToldBeforehand() {
    model.setPredictionCol("p").setProbabilityCol("q").setRawPredictionCol("r");
    Dataset<Row> data = Fixtures.vectors(DENSE);
    StructType told = model.transformSchema(data.schema());
    StructType written = model.transform(data).schema();
    assertThat(written.fieldNames()).containsExactly(told.fieldNames());
    for (String name : told.fieldNames()) {
      assertThat(written.apply(name).dataType()).isEqualTo(told.apply(name).dataType());
      assertThat(written.apply(name).metadata()).isEqualTo(told.apply(name).metadata());
    }
  }

  @Test
  void nothingSelectedIsLegal(@TempDir Path directory) throws Exception {
    SpredFeatureSelectorModel empty = Fixtures.emptyModel().setOutputCol("genes").setPredictionCol("p");
    List<Row> rows = empty.transform(Fixtures.vectors(DENSE, SPARSE)).select("genes", "p").collectAsList();
    assertThat(rows).extracting(row -> row.<Vector>getAs(0).size()).containsExactly(0, 0);
    assertThat(rows).extracting(row -> row.getDouble(1)).containsExactly(1.0, 1.0);
    SpredFeatureSelectorModel loaded = StageContract.checkReadWrite(empty, SpredFeatureSelectorModel.read(), directory);
    assertThat(loaded.selectedFeatures()).isEmpty();
    assertThat(loaded.predict(DENSE)).isEqualTo(1.0);
  }

  @Test
  void wrongNumberOfFeaturesIsRefused() {
    assertThatThrownBy(() -> model.transform(Fixtures.vectors(Vectors.dense(1, 2))).collectAsList())
        .hasRootCauseInstanceOf(InputException.class).rootCause()
        .hasMessageContaining("has 2 entries, the model was fitted on 6");
    assertThatThrownBy(() -> model.predict(null)).isInstanceOf(InputException.class).hasMessageContaining("holds a null");
  }

  @Test
  void missingValuesArePredictedByPolicy() {
    Vector gap = Vectors.dense(0, Double.NaN, 0, 0, 1, 0);
    assertThatThrownBy(() -> model.predict(gap)).isInstanceOf(InputException.class)
        .hasMessageContaining("feature 'gene1' is missing (NaN)");
    assertThatThrownBy(() -> model.predict(Vectors.dense(0, Double.NEGATIVE_INFINITY, 0, 0, 1, 0)))
        .hasMessageContaining("feature 'gene1' is infinite");
    assertThat(Fixtures.model(MissingValues.MEAN).predictProbability(gap))
        .isEqualTo(model.predictProbability(Vectors.dense(0, 0, 0, 0, 1, 0)));
    assertThat(model.predict(Vectors.dense(Double.NaN, 0, 0, 0, 1, 0))).as("a gap in another gene does not matter").isEqualTo(1);
  }

  @Test
  void everythingSurvivesSaving(@TempDir Path directory) throws Exception {
    SpredFeatureSelectorModel saved = Fixtures.ensembleModel();
    SpredFeatureSelectorModel loaded = StageContract.checkReadWrite(saved, SpredFeatureSelectorModel.read(), directory);
    assertThat(loaded.selectedFeatures()).containsExactly(1, 4);
    assertThat(loaded.selectedFeatureNames()).containsExactly("gene1", "gene4");
    assertThat(loaded.scores()).containsExactly(1, 2);
    assertThat(loaded.labels()).containsExactly("sick", "well");
    assertThat(loaded.certificate()).isEqualTo(saved.certificate());
    Fixtures.assertSamePath(loaded.path(), saved.path());
    assertThat(loaded.summary()).isEqualTo(saved.summary());
    assertThat(loaded.kappa()).isEqualTo(0.1);
    assertThat(loaded.numFeatures()).isEqualTo(6);
    assertThat(loaded.numClasses()).isEqualTo(2);
    assertThat(loaded.predictProbability(DENSE)).isEqualTo(saved.predictProbability(DENSE));
  }

  @Test
  void aNewerFormatIsRefused(@TempDir Path directory) throws Exception {
    SparkSession session = SparkTest.session();
    String path = directory.resolve("model").toString();
    model.save(path);
    Dataset<Row> row = session.read().parquet(path + "/data");
    assertThat(row.columns()[0]).isEqualTo("formatVersion");
    row.withColumn("formatVersion", functions.lit(4)).write().parquet(path + "/newer");
    Files.move(Path.of(path, "data"), Path.of(path, "older"));
    Files.move(Path.of(path, "newer"), Path.of(path, "data"));
    assertThatThrownBy(() -> SpredFeatureSelectorModel.load(path)).isInstanceOf(InputException.class)
        .hasMessageContaining("has format version 4, this version of spred reads 3; load it with the newer spred");
  }

  @Test
  void thePathIsADataFrame() {
    Dataset<Row> path = model.pathFrame(SparkTest.session());
    assertThat(path.columns()).startsWith("kappa", "lambda", "numFeatures");
    assertThat(path.selectExpr("kappa", "lambda", "chosen", "violation", "worstFeature", "concat_ws(' ', features)")
        .collectAsList().toString())
        .isEqualTo("[[0.5,1.0,false,1.0E-4,gene4,], [0.1,0.2,true,1.0E-4,gene4,gene1 gene4]]");
  }

  @Test
  void thePathSurvivesSaving(@TempDir Path directory) {
    SparkSession session = SparkTest.session();
    String file = directory.resolve("path").toString();
    model.pathFrame(session).write().parquet(file);
    List<Row> rows = session.read().parquet(file).collectAsList();
    assertThat(rows.toString()).isEqualTo(model.pathFrame(session).collectAsList().toString());
    Matrix coefficients = rows.get(1).getAs("coefficients");
    assertThat(coefficients.numRows()).isEqualTo(2);
    assertThat(coefficients.numCols()).isEqualTo(6);
    assertThat(coefficients.apply(0, 1)).isEqualTo(1);
    assertThat(coefficients.apply(1, 4)).isEqualTo(2);
    assertThat(coefficients.numActives()).isEqualTo(4);
    assertThat(rows.get(1).<Vector>getAs("intercept")).isEqualTo(Vectors.dense(0.5, 0));
  }

  @Test
  void theOrderOfEntryIsADataFrame() {
    assertThat(model.enteringOrderFrame(SparkTest.session()).collectAsList().toString())
        .isEqualTo("[[1,gene4,4,0.1,NaN,1], [2,gene1,1,0.1,NaN,1]]");
  }
}
