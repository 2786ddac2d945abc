package ml.spred.spark.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import ml.spred.InputException;
import ml.spred.lasso.LassoSolution;
import ml.spred.spark.SparkTest;
import ml.spred.spark.StageContract;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpredLassoTest {
  private static final Dataset<Row> DATA = LassoFixtures.data().cache();

  /** Every param away from its default. */
  private static SpredLasso allSet() {
    return new SpredLasso("l").setFeaturesCol("x").setLabelCol("y").setPredictionCol("p").setMissing("mean").setRegParam(0.5)
        .setElasticNetParam(0.5).setFitIntercept(false).setStandardization(false).setWeightCol("w").setCensorCol("c")
        .setFamily("poisson").setTies("breslow").setObjective("mllib").setPenaltyForm("elementwise").setPenaltyFactors(1, 2)
        .setUnpenalizedFeatures("a").setExcludedFeatures("b").setNumLambdas(7).setLambdaRatio(0.5).setNumFolds(3)
        .setSelectionRule("oneStandardError").setGapTol(1e-3).setSolver("adam").setMaxIter(9).setLearningRate(0.25)
        .setZeroThreshold(1e-3).setSeed(-4).setDataMode("rows").setNonNegative(true);
  }

  @Test
  void keepsTheContractOfAStage(@TempDir Path directory) throws Exception {
    StageContract.checkParams(new SpredLasso());
    StageContract.checkParams(allSet());
    SpredLasso lasso = new SpredLasso();
    StageContract.checkCopyWith(lasso, lasso.numFolds(), 4);
    for (Param<?> param : allSet().params()) {
      assertThat(allSet().isSet(param)).as("%s is set in this test", param.name()).isTrue();
    }
    StageContract.checkReadWrite(allSet(), SpredLasso.read(), directory);
  }

  @Test
  void crossValidationFindsWhatTheLabelDependsOn() {
    SpredLassoModel best = new SpredLasso().fit(DATA);
    assertThat(best.selectedFeatureNames()).contains("gene0", "gene3");
    assertThat(best.summary().r2()).isGreaterThan(0.95);
    assertThat(best.summary().gap()).isLessThanOrEqualTo(1e-6);
    assertThat(best.path()).hasSize(100);
    SpredLassoModel sparse = new SpredLasso().setSelectionRule("oneStandardError").fit(DATA);
    assertThat(sparse.lambda()).isGreaterThan(best.lambda());
    assertThat(sparse.selectedFeatureNames()).containsExactly("gene0", "gene3");
    assertThat(sparse.coefficients().apply(0)).isBetween(1.0, 1.5);
  }

  @Test
  void coefficientsThatMayNotBeNegative() {
    double[] free = new SpredLasso().setRegParam(0.01).fit(DATA).coefficients().toArray();
    assertThat(Arrays.stream(free).min().orElseThrow()).isNegative();
    SpredLassoModel model = new SpredLasso().setRegParam(0.01).setNonNegative(true).fit(DATA);
    assertThat(Arrays.stream(model.coefficients().toArray()).min().orElseThrow()).isZero();
    assertThat(model.selectedFeatureNames()).contains("gene0");
    assertThat(model.summary().gap()).isLessThanOrEqualTo(1e-6);
    assertThat(new SpredLasso().setRegParam(0.01).setNonNegative(true).setDataMode("rows").fit(DATA).coefficients().toArray())
        .containsExactly(model.coefficients().toArray(), within(1e-4));
    assertThatThrownBy(() -> new SpredLasso().setFamily("poisson").setNonNegative(true).setRegParam(0.1)
        .fit(LassoFixtures.data().selectExpr("features", "1 as label")))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("leave nonNegative at false");
  }

  @Test
  void thePathIsADataFrame() {
    SpredLassoModel model = new SpredLasso().setNumLambdas(10).fit(DATA);
    List<Row> path = model.pathFrame(SparkTest.session()).collectAsList();
    assertThat(path).hasSize(10);
    assertThat(path.get(0).<Double>getAs("lambda")).isEqualTo(model.lambdaMax());
    assertThat(path.get(0).<Integer>getAs("numFeatures")).isZero();
    assertThat(path).filteredOn(row -> row.getAs("chosen")).singleElement().satisfies(row -> {
      assertThat(row.<Double>getAs("lambda")).isEqualTo(model.lambda());
      assertThat(row.<Vector>getAs("coefficients")).isEqualTo(model.coefficients());
      assertThat(row.<Double>getAs("error")).isEqualTo(path.stream().mapToDouble(one -> one.<Double>getAs("error")).min()
          .orElseThrow());
      assertThat(row.<Double>getAs("standardError")).isPositive();
    });
  }

  @Test
  void theOrderOfTheRowsDoesNotChangeABit() {
    List<Row> rows = new ArrayList<>(LassoFixtures.rows(60, 1));
    Collections.shuffle(rows, new Random(5));
    List<LassoSolution> expected = new SpredLasso().setNumLambdas(20).fit(DATA).path();
    List<LassoSolution> found = new SpredLasso().setNumLambdas(20).fit(LassoFixtures.frame(rows).repartition(7)).path();
    assertThat(found).usingRecursiveComparison().isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1,true,true,false", "1,false,true,true", "0.5,true,true,true", "0.5,false,true,false", "0.3,true,false,false"})
  void theObjectiveMllibIsThatOfLinearRegression(double alpha, boolean standardization, boolean intercept, boolean weighted) {
    LinearRegression theirs = new LinearRegression().setRegParam(0.2).setElasticNetParam(alpha)
        .setStandardization(standardization)
        .setFitIntercept(intercept).setTol(1e-14).setMaxIter(5000);
    SpredLasso ours = new SpredLasso().setRegParam(0.2).setElasticNetParam(alpha).setStandardization(standardization)
        .setFitIntercept(intercept).setObjective("mllib").setGapTol(1e-10);
    if (weighted) {
      theirs.setWeightCol("weight");
      ours.setWeightCol("weight");
    }
    LinearRegressionModel expected = theirs.fit(DATA);
    SpredLassoModel found = ours.fit(DATA);
    assertThat(found.coefficients().toArray()).containsExactly(expected.coefficients().toArray(), within(1e-5));
    assertThat(found.intercept()).isCloseTo(expected.intercept(), within(1e-4));
  }

  /** Beyond 4,096 features MLlib takes L-BFGS, and with it other standard deviations. */
  @Test
  void theObjectiveMllibIsThatOfLinearRegressionForManyFeatures() {
    Random random = new Random(3);
    List<Row> rows = new ArrayList<>();
    for (int sample = 0; sample < 12; sample++) {
      double[] x = random.doubles(4100).toArray();
      rows.add(RowFactory.create(Vectors.dense(x), 5 * x[0] + 3 * x[1] + random.nextDouble()));
    }
    Dataset<Row> wide = SparkTest.session().createDataFrame(rows, new org.apache.spark.sql.types.StructType()
        .add("features", org.apache.spark.ml.linalg.SQLDataTypes.VectorType()).add("label",
        org.apache.spark.sql.types.DataTypes.DoubleType));
    Vector expected = new LinearRegression().setRegParam(0.5).setElasticNetParam(0.5).setTol(1e-14).setMaxIter(5000).fit(wide)
        .coefficients();
    Vector found = new SpredLasso().setRegParam(0.5).setElasticNetParam(0.5).setObjective("mllib").setGapTol(1e-10).fit(wide)
        .coefficients();
    assertThat(found.numNonzeros()).isPositive();
    assertThat(found.toArray()).containsExactly(expected.toArray(), within(1e-5));
  }

  @Test
  void predictionsAreWrittenAndAgree() {
    SpredLassoModel model = new SpredLasso().setRegParam(0.1).fit(DATA);
    for (Row row : model.transform(DATA).collectAsList()) {
      Vector x = row.getAs("features");
      assertThat(row.<Double>getAs("prediction")).isEqualTo(model.predict(x));
      assertThat(model.predict(x)).isCloseTo(model.intercept() + model.coefficients().dot(x), within(1e-12));
      assertThat(model.predict(x.toSparse())).isEqualTo(model.predict(x));
    }
  }

  @Test
  void worksInAPipelineAndInCrossValidatorAndIsSaved(@TempDir Path directory) throws Exception {
    SpredLasso lasso = new SpredLasso();
    Pipeline pipeline = new Pipeline().setStages(new PipelineStage[] {lasso});
    CrossValidatorModel tuned = new CrossValidator().setEstimator(pipeline).setEvaluator(new RegressionEvaluator())
        .setEstimatorParamMaps(new ParamGridBuilder().addGrid(lasso.regParam(), new double[] {5, 0.05}).build()).setNumFolds(2)
        .fit(DATA);
    SpredLassoModel model = (SpredLassoModel) ((PipelineModel) tuned.bestModel()).stages()[0];
    assertThat(model.lambda()).isEqualTo(0.05);
    SpredLassoModel loaded = StageContract.checkReadWrite(model, SpredLassoModel.read(), directory);
    assertThat(loaded.path()).usingRecursiveComparison().isEqualTo(model.path());
    assertThat(loaded.summary()).isEqualTo(model.summary());
    assertThat(loaded.transform(DATA).collectAsList()).isEqualTo(model.transform(DATA).collectAsList());
  }

  @Test
  void countsArePredictedByTheirMean() {
    SpredLassoModel model = new SpredLasso().setFamily("poisson").setLabelCol("count").setNumLambdas(30).fit(DATA);
    assertThat(model.selectedFeatureNames()).contains("gene0");
    assertThat(model.summary().devianceExplained()).isBetween(0.3, 1.0);
    Vector x = DATA.first().getAs("features");
    assertThat(model.predict(x)).isCloseTo(Math.exp(model.intercept() + model.coefficients().dot(x)), within(1e-10));
  }

  @ParameterizedTest
  @CsvSource({"breslow", "efron"})
  void survivalRanksTheRisks(String ties) {
    SpredLassoModel model = new SpredLasso().setFamily("cox").setTies(ties).setLabelCol("time").setCensorCol("seen")
        .setNumLambdas(30)
        .setWeightCol("weight").fit(DATA);
    assertThat(model.selectedFeatureNames()).contains("gene0", "gene3");
    assertThat(model.summary().concordance()).isBetween(0.8, 1.0);
    assertThat(model.coefficients().apply(0)).as("a higher value shortens the time").isPositive();
    assertThat(model.intercept()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"group", "elementwise"})
  void aVectorLabelHasManyOutputs(String form) {
    SpredLassoModel model = new SpredLasso().setLabelCol("pair").setPenaltyForm(form).setRegParam(0.3).fit(DATA);
    assertThat(model.coefficientMatrix().numRows()).isEqualTo(2);
    assertThat(model.selectedFeatureNames()).contains("gene0", "gene3", "gene5");
    int at = Arrays.binarySearch(model.selectedFeatures(), 5);
    assertThat(model.path().get(0).coefficients()[at][0] != 0).as("gene5 is in for the first output")
        .isEqualTo(form.equals("group"));
    Row row = model.transform(DATA).first();
    assertThat(row.<Vector>getAs("prediction")).isEqualTo(model.predictVector(row.getAs("features")));
    assertThatThrownBy(model::coefficients).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ask for coefficientMatrix");
  }

  @Test
  void factorsAreGivenByNumberAndByName() {
    SpredLassoModel named = new SpredLasso().setRegParam(100).setUnpenalizedFeatures("gene7").setExcludedFeatures("gene0")
        .fit(DATA);
    assertThat(named.selectedFeatureNames()).containsExactly("gene7");
    double[] factors = new double[LassoFixtures.FEATURES];
    Arrays.fill(factors, 1);
    factors[0] = 50;
    SpredLassoModel numbered = new SpredLasso().setRegParam(0.2).setPenaltyFactors(factors).fit(DATA);
    assertThat(numbered.selectedFeatureNames()).contains("gene3").doesNotContain("gene0");
  }

  @Test
  void solversReachTheSameMinimum() {
    SpredLasso path = new SpredLasso().setRegParam(0.2);
    double objective = path.fit(DATA).summary().objective();
    for (String solver : List.of("lbfgs", "variableProjection", "gradientDescent")) {
      SpredLassoModel model = new SpredLasso().setRegParam(0.2).setSolver(solver).setMaxIter(3000).fit(DATA);
      assertThat(model.summary().objective()).as(solver).isCloseTo(objective, within(1e-3 * objective));
    }
  }

  @Test
  void missingValuesFollowThePolicy() {
    List<Row> rows = new ArrayList<>(LassoFixtures.rows(60, 1));
    Row first = rows.get(0);
    double[] values = first.<Vector>getAs(0).toArray().clone();
    values[0] = Double.NaN;
    rows.set(0, RowFactory.create(Vectors.dense(values), first.get(1), first.get(2), first.get(3), first.get(4), first.get(5),
        first.get(6)));
    Dataset<Row> holed = LassoFixtures.frame(rows);
    assertThatThrownBy(() -> new SpredLasso().setRegParam(0.1).fit(holed)).isInstanceOf(InputException.class)
        .hasMessageContaining("a value of feature 'gene0' (index 0) in column 'features' is missing (NaN)");
    SpredLassoModel model = new SpredLasso().setRegParam(0.1).setMissing("mean").fit(holed);
    double mean = rows.stream().skip(1).mapToDouble(row -> row.<Vector>getAs(0).apply(0)).average().orElseThrow();
    double[] filled = values.clone();
    filled[0] = mean;
    assertThat(model.predict(Vectors.dense(values))).isCloseTo(model.predict(Vectors.dense(filled)), within(1e-9));
  }

  @Test
  void whatCannotBeUsedGetsASentence() {
    assertThatThrownBy(() -> new SpredLasso().setRegParam(-1)).hasMessageContaining("regParam is -1.0");
    assertThatThrownBy(() -> new SpredLasso().setPenaltyFactors(1, -2))
        .hasMessageContaining("penaltyFactors holds -2.0 for feature 1");
    refused(new SpredLasso().setFamily("cox").setLabelCol("time"), "family is 'cox' and censorCol is not set");
    refused(new SpredLasso().setFamily("poisson").setLabelCol("pair"), "labelCol is 'pair', a vector, and family is 'poisson'");
    refused(new SpredLasso().setPenaltyFactors(1, 2), "penaltyFactors holds 2 factors for the 30 features");
    refused(new SpredLasso().setUnpenalizedFeatures("nobody"), "'nobody' of unpenalizedFeatures is none of the 30 features");
    refused(new SpredLasso().setUnpenalizedFeatures("gene1").setExcludedFeatures("gene1"), "keep it in one of them");
    refused(new SpredLasso().setPredictionCol("label"), "predictionCol is 'label', which the data has already");
    refused(new SpredLasso().setRegParam(0.1).setSolver("adam")
        .setElasticNetParam(0.5), "the solver adam takes the family gaussian");
    assertThatThrownBy(() -> new SpredLasso().setRegParam(0).fit(DATA.limit(10))).isInstanceOf(InputException.class)
        .hasMessageContaining("lambda is 0 with 30 features and 10 samples");
    assertThatThrownBy(() -> new SpredLasso().setWeightCol("seen").setRegParam(0.1).fit(DATA.where("seen = 0")))
        .isInstanceOf(InputException.class).hasMessageContaining("sample weights are 0");
    assertThatThrownBy(() -> new SpredLasso().fit(DATA.where("label > 1e9"))).isInstanceOf(InputException.class)
        .hasMessage("the data has no rows; a regression needs at least 1.");
  }

  private static Dataset<Row> small(double[][] x, double[] y, double[] weights) {
    List<Row> rows = new ArrayList<>();
    for (int k = 0; k < y.length; k++) {
      rows.add(RowFactory.create(Vectors.dense(x[k]), y[k], weights == null ? 1.0 : weights[k]));
    }
    return SparkTest.session().createDataFrame(rows, new StructType().add("features", SQLDataTypes.VectorType())
        .add("label", DataTypes.DoubleType).add("weight", DataTypes.DoubleType));
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "sums", "gradients"})
  void oddDataHasASolutionOrASentence(String mode) {
    double[] y = {1, 2, 4, 3, 7};
    double[][] x = {{1, 5, 1, 2}, {2, 5, 2, -1}, {3, 5, 3, 0}, {4, 5, 4, 1}, {5, 5, 5, 0.5}};
    SpredLasso lasso = new SpredLasso().setRegParam(0.05).setDataMode(mode);
    SpredLassoModel model = lasso.fit(small(x, y, null));
    assertThat(model.coefficients().apply(1)).as("constant").isZero();
    assertThat(model.coefficients().apply(0) + model.coefficients().apply(2)).as("duplicated").isBetween(1.0, 1.5);
    assertThat(model.summary().gap()).isLessThanOrEqualTo(1e-6);
    SpredLassoModel empty = new SpredLasso().setRegParam(100).setDataMode(mode).fit(small(x, y, null));
    assertThat(empty.selectedFeatures()).isEmpty();
    assertThat(empty.intercept()).isCloseTo(3.4, within(1e-12));
    SpredLassoModel single = lasso.fit(small(new double[][] {{1, 2}}, new double[] {5}, null));
    assertThat(single.intercept()).as("one row").isEqualTo(5);
    SpredLassoModel narrow = lasso.fit(small(new double[][] {{1}, {2}, {3}}, new double[] {1, 2, 3}, null));
    assertThat(narrow.coefficients().apply(0)).as("one feature").isBetween(0.9, 1.0);
    assertSentence(lasso, small(x, new double[] {1, 2, Double.NaN, 3, 4}, null), "NaN");
    assertSentence(lasso, small(new double[][] {{1, Double.POSITIVE_INFINITY}}, new double[] {5}, null), "nfinit");
    assertSentence(lasso.copy(new ParamMap().put(lasso.weightCol(), "weight")), small(x, y, new double[] {1, 1, -1, 1, 1}),
        "-1.0");
    assertSentence(lasso.copy(new ParamMap().put(lasso.weightCol(), "weight")), small(x, y, new double[5]), "0");
    assertSentence(lasso.copy(new ParamMap().put(lasso.weightCol(), "weight")),
        small(x, y, null).withColumn("weight", functions.lit(null).cast("double")), "NaN");
    assertSentence(new SpredLasso().setRegParam(0).setDataMode(mode), small(Arrays.copyOf(x, 3), Arrays.copyOf(y, 3), null),
        mode.equals("gradients") ? "lambda is 0.0" : "lambda is 0 with 3 features");
  }

  private static void assertSentence(SpredLasso lasso, Dataset<Row> data, String part) {
    assertThatThrownBy(() -> lasso.fit(data)).isInstanceOf(InputException.class).hasMessageContaining(part);
  }

  private static void refused(SpredLasso lasso, String sentence) {
    assertThatThrownBy(() -> lasso.fit(DATA)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(sentence);
  }

  @Test
  void aCopyWithParamsLeavesTheStageAlone() {
    SpredLasso lasso = new SpredLasso();
    SpredLassoModel model = lasso.fit(DATA, new ParamMap().put(lasso.regParam(), 0.5));
    assertThat(model.lambda()).isEqualTo(0.5);
    assertThat(lasso.isSet(lasso.regParam())).isFalse();
  }
}
