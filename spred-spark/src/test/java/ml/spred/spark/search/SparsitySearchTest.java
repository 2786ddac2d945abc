package ml.spred.spark.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ml.spred.InputException;
import ml.spred.spark.SparkTest;
import ml.spred.spark.StageContract;
import ml.spred.spark.feature.SpredFeatureSelector;
import ml.spred.spark.feature.SpredFeatureSelectorModel;
import ml.spred.spark.regression.SpredLasso;
import ml.spred.spark.regression.SpredLassoModel;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LinearSVC;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.classification.NaiveBayes;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SparsitySearchTest {
  private static final int FEATURES = 20;
  private static final Dataset<Row> DATA = data().cache();

  /** A number that falls from feature to feature in what it depends on, and classes of it. */
  private static Dataset<Row> data() {
    Random random = new Random(4);
    List<Row> rows = new ArrayList<>();
    for (int k = 0; k < 90; k++) {
      double[] x = random.doubles(FEATURES, -1, 1).toArray();
      double response = 0;
      for (int j = 0; j < FEATURES; j++) {
        response += x[j] * Math.pow(0.8, j);
      }
      rows.add(RowFactory.create(Vectors.dense(x), response + 0.1 * random.nextGaussian(), response > 0 ? 1.0 : 0.0,
          response < -0.5 ? 0.0 : response < 0.5 ? 1.0 : 2.0));
    }
    return SparkTest.session().createDataFrame(rows, new StructType().add("features", SQLDataTypes.VectorType())
        .add("label", DataTypes.DoubleType).add("binary", DataTypes.DoubleType).add("class", DataTypes.DoubleType));
  }

  static Stream<Arguments> estimators() {
    return Stream.of(
        Arguments.of(new SpredLasso(), "regParam"),
        Arguments.of(new SpredLasso().setElasticNetParam(0.5), "regParam"),
        Arguments.of(new SpredFeatureSelector().setHeads("linear").setSelectionMode("kappa").setLabelCol("class"), "kappa"),
        Arguments.of(new LinearRegression().setElasticNetParam(1).setTol(1e-9), "regParam"),
        Arguments.of(new LogisticRegression().setElasticNetParam(0.7).setLabelCol("class").setTol(1e-9), "regParam"),
        Arguments.of(new Pipeline().setStages(new PipelineStage[] {new StandardScaler().setInputCol("features").setOutputCol("x"),
            new LogisticRegression().setElasticNetParam(1).setLabelCol("binary").setFeaturesCol("x").setTol(1e-9)}), "regParam"));
  }

  @ParameterizedTest
  @MethodSource("estimators")
  void exactlySoManyFeaturesOfAnyEstimator(Estimator<?> estimator, String strength) {
    SparsitySearchModel model = new SparsitySearch().setEstimator(estimator).setStrengthParam(strength).setNumFeatures(5)
        .fit(DATA);
    assertThat(model.targetMet()).as(model.trace().toString()).isTrue();
    assertThat(UsedFeatures.of(model.bestModel()).nonZero()).isEqualTo(5);
    SearchStep last = model.trace().get(model.trace().size() - 1);
    assertThat(last.strength()).isEqualTo(model.strength());
    assertThat(last.numFeatures()).isEqualTo(5);
    assertThat(model.trace().stream().filter(SearchStep::met)).hasSize(1);
    assertThat(model.transform(DATA).columns()).isEqualTo(model.bestModel().transform(DATA).columns());
    assertThat(model.transformSchema(DATA.schema())).isEqualTo(model.bestModel().transformSchema(DATA.schema()));
  }

  @Test
  void aShareWithinATolerance() {
    SparsitySearchModel model = new SparsitySearch().setEstimator(new SpredLasso()).setSparsity(0.6).setSparsityTol(0.06)
        .fit(DATA);
    assertThat(model.targetMet()).isTrue();
    assertThat(((SpredLassoModel) model.bestModel()).selectedFeatures().length).isBetween(7, 9);
    List<Row> trace = model.traceFrame(SparkTest.session()).collectAsList();
    assertThat(trace).hasSameSizeAs(model.trace());
    assertThat(trace.get(0).<Double>getAs("strength")).isEqualTo(0.1);
  }

  @Test
  void theNearestIsKeptWhereFitsAreSpent() {
    SparsitySearchModel model = new SparsitySearch().setEstimator(new SpredLasso()).setNumFeatures(19).setStartStrength(10)
        .setMaxFits(2).fit(DATA);
    assertThat(model.targetMet()).isFalse();
    assertThat(model.trace()).hasSize(2);
    assertThat(model.toString()).contains("targetMet=false");
  }

  @Test
  void keepsTheContractOfAStage(@TempDir Path directory) throws Exception {
    SparsitySearch search = new SparsitySearch("s").setEstimator(new SpredLasso("inner").setGapTol(1e-3))
        .setStrengthParam("regParam")
        .setNumFeatures(3).setSparsity(0.5).setSparsityTol(0.2).setStartStrength(2).setMaxFits(7);
    StageContract.checkCopyWith(search, search.maxFits(), 9);
    assertThat(search.copy(ParamMap.empty()).getEstimator()).isNotSameAs(search.getEstimator());
    search.save(directory.resolve("search").toString());
    SparsitySearch loaded = SparsitySearch.load(directory.resolve("search").toString());
    assertThat(loaded.uid()).isEqualTo("s");
    assertThat(loaded.getMaxFits()).isEqualTo(7);
    assertThat(loaded.getSparsity()).isEqualTo(0.5);
    assertThat(loaded.getStartStrength()).isEqualTo(2);
    assertThat(((SpredLasso) loaded.getEstimator()).getGapTol()).isEqualTo(1e-3);
    assertThat(loaded.getEstimator().uid()).isEqualTo("inner");
    StageContract.checkParams(new SparsitySearch("empty"));
    StageContract.checkReadWrite(new SparsitySearch("empty").setMaxFits(3), SparsitySearch.read(), directory);
  }

  @Test
  void theModelIsSavedWithTheOneItFound(@TempDir Path directory) throws Exception {
    Pipeline pipeline = new Pipeline().setStages(new PipelineStage[] {
        new SparsitySearch().setEstimator(new LogisticRegression().setElasticNetParam(1).setLabelCol("binary"))
            .setNumFeatures(4)});
    PipelineModel fitted = pipeline.fit(DATA);
    fitted.save(directory.resolve("pipeline").toString());
    SparsitySearchModel expected = (SparsitySearchModel) fitted.stages()[0];
    SparsitySearchModel model = (SparsitySearchModel) PipelineModel.load(directory.resolve("pipeline").toString()).stages()[0];
    assertThat(model.trace()).isEqualTo(expected.trace());
    assertThat(model.strength()).isEqualTo(expected.strength());
    assertThat(model.getNumFeatures()).isEqualTo(4);
    assertThat(model.getEstimator()).isInstanceOf(LogisticRegression.class);
    assertThat(((LogisticRegressionModel) model.bestModel()).coefficients())
        .isEqualTo(((LogisticRegressionModel) expected.bestModel()).coefficients());
    assertThat(model.transform(DATA).collectAsList()).isEqualTo(expected.transform(DATA).collectAsList());
  }

  @Test
  void classesShareAFeatureAndTheSelectorCountsItsGenes() {
    SpredFeatureSelectorModel selector = (SpredFeatureSelectorModel) new SparsitySearch().setEstimator(new SpredFeatureSelector()
        .setHeads("linear").setSelectionMode("kappa").setLabelCol("class")).setStrengthParam("kappa").setNumFeatures(3).fit(DATA)
        .bestModel();
    assertThat(selector.selectedFeatures()).hasSize(3);
    LogisticRegressionModel logistic = new LogisticRegression().setLabelCol("class").setElasticNetParam(1).setRegParam(0.05)
        .fit(DATA);
    long used = IntStream.range(0, FEATURES)
        .filter(j -> IntStream.range(0, 3).anyMatch(label -> logistic.coefficientMatrix().apply(label, j) != 0)).count();
    assertThat(UsedFeatures.of(logistic).nonZero()).isEqualTo(used);
    assertThat(UsedFeatures.of(logistic).nonZero()).isBetween(1L, 19L);
  }

  @Test
  void whatCannotBeSearchedIsRefused() {
    SparsitySearch search = new SparsitySearch().setEstimator(new SpredLasso());
    assertThatThrownBy(() -> search.fit(DATA)).hasMessageContaining("are both not set");
    assertThatThrownBy(() -> search.copy(ParamMap.empty()).setNumFeatures(3).setSparsity(0.5).fit(DATA))
        .hasMessageContaining("are both set");
    assertThatThrownBy(() -> new SparsitySearch().setNumFeatures(3).fit(DATA)).hasMessageContaining("estimator of");
    assertThatThrownBy(() -> new SparsitySearch().setEstimator(new SpredLasso()).setNumFeatures(21).fit(DATA))
        .isInstanceOf(InputException.class).hasMessageContaining("exactly 21 of 20");
    assertThatThrownBy(() -> new SparsitySearch().setEstimator(new SpredLasso()).setStrengthParam("strength").setNumFeatures(2)
        .fit(DATA))
        .hasMessageContaining("strengthParam is 'strength', which no stage");
    assertThatThrownBy(() -> new SparsitySearch().setEstimator(new SpredLasso()).setStrengthParam("numFolds").setNumFeatures(2)
        .fit(DATA))
        .hasMessageContaining("is not a decimal number");
    assertThatThrownBy(() -> new SparsitySearch().setEstimator(new SpredFeatureSelector()).setStrengthParam("kappa")
        .setNumFeatures(2)
        .fit(DATA)).hasMessageContaining("set it to 'kappa'");
    assertThatThrownBy(() -> UsedFeatures.of(new NaiveBayes().setModelType("gaussian").setLabelCol("class").fit(DATA)))
        .hasMessageContaining("does not say which features it uses");
    assertThat(UsedFeatures.of(new LinearSVC().setLabelCol("binary").fit(DATA)).all()).isEqualTo(20);
  }
}
