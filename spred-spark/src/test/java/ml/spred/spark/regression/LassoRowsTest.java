package ml.spred.spark.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import ml.spred.InputException;
import ml.spred.compute.Lanes;
import ml.spred.lasso.GradientPaths;
import ml.spred.lasso.LassoOptions;
import ml.spred.lasso.LassoSolution;
import ml.spred.lasso.MomentsGrid;
import ml.spred.spark.SparkTest;
import org.apache.spark.TaskContext;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Lasso over rows that stay on the executors. */
class LassoRowsTest {
  private static final Dataset<Row> DATA = LassoFixtures.data();
  private static final Dataset<Row> MANY = LassoFixtures.frame(LassoFixtures.rows(600, 4)).repartition(3).cache();

  @ParameterizedTest
  @CsvSource({"sums,true,1", "sums,false,0.5", "gradients,true,1", "gradients,false,0.5"})
  void theSolutionIsThatOfTheGatheredRows(String mode, boolean standardization, double alpha) {
    SpredLasso lasso = new SpredLasso().setRegParam(0.1).setStandardization(standardization).setElasticNetParam(alpha)
        .setWeightCol("weight").setUnpenalizedFeatures("gene7").setGapTol(1e-9);
    SpredLassoModel gathered = lasso.setDataMode("local").fit(DATA);
    SpredLassoModel summed = lasso.setDataMode(mode).fit(DATA.repartition(5));
    assertThat(summed.coefficients().toArray()).containsExactly(gathered.coefficients().toArray(), within(1e-6));
    assertThat(summed.intercept()).isCloseTo(gathered.intercept(), within(1e-6));
    assertThat(summed.summary().objective()).isCloseTo(gathered.summary().objective(), within(1e-8));
    assertThat(summed.summary().r2()).isCloseTo(gathered.summary().r2(), within(1e-6));
    assertThat(summed.summary().gap()).isLessThanOrEqualTo(1e-9);
    assertThat(summed.summary().provenance().dataFingerprint()).hasSize(64)
        .isEqualTo(gathered.summary().provenance().dataFingerprint());
  }

  private static SpredLasso validated(String mode) {
    return new SpredLasso().setDataMode(mode).setSelectionRule("oneStandardError").setNumLambdas(30);
  }

  private static List<Row> path(SpredLassoModel model) {
    return model.pathFrame(SparkTest.session()).collectAsList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sums", "gradients"})
  void crossValidationIsDoneOverTheRows(String mode) {
    SpredLassoModel model = validated(mode).fit(MANY);
    assertThat(model.selectedFeatureNames()).containsExactly("gene0", "gene3");
    List<Row> path = path(model);
    assertThat(path).hasSize(30).allSatisfy(row -> assertThat(row.<Double>getAs("gap")).isLessThanOrEqualTo(1e-6));
    // The noise has the variance 0.09.
    assertThat(path.stream().mapToDouble(row -> row.<Double>getAs("error")).min().orElseThrow()).isBetween(0.07, 0.12);
  }

  @Test
  void bothWaysHaveTheSameFolds() {
    List<Row> sums = path(validated("sums").setGapTol(1e-9).fit(MANY));
    List<Row> gradients = path(validated("gradients").setGapTol(1e-9).fit(MANY));
    for (int k = 0; k < sums.size(); k++) {
      assertThat(gradients.get(k).<Double>getAs("error")).isCloseTo(sums.get(k).getAs("error"), within(1e-6));
      assertThat(gradients.get(k).<Double>getAs("standardError")).isCloseTo(sums.get(k).getAs("standardError"), within(1e-6));
      assertThat(gradients.get(k).<Double>getAs("objective")).isCloseTo(sums.get(k).getAs("objective"), within(1e-7));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sums", "gradients"})
  void neitherOrderNorPartitionsNorAFailedTaskChangesABit(String mode) {
    List<Row> expected = path(validated(mode).fit(MANY));
    List<Row> shuffled = new ArrayList<>(LassoFixtures.rows(600, 4));
    Collections.shuffle(shuffled, new Random(6));
    assertThat(path(validated(mode).fit(LassoFixtures.frame(shuffled).repartition(7)))).isEqualTo(expected);
    Dataset<Row> failing = SparkTest.session().createDataFrame(MANY.toJavaRDD().map(row -> {
      if (TaskContext.get().attemptNumber() == 0 && TaskContext.getPartitionId() == 1) {
        throw new IllegalStateException("this attempt was meant to fail");
      }
      return row;
    }), LassoFixtures.schema());
    assertThat(path(validated(mode).fit(failing))).isEqualTo(expected);
  }

  @Test
  void aLostCacheChangesNoBit() {
    assertThat(solved(true)).usingRecursiveComparison().isEqualTo(solved(false));
  }

  private static List<List<LassoSolution>> solved(boolean lost) {
    ExecutorRows rows = new ExecutorRows(MANY, new SpredLasso(), LassoFixtures.FEATURES);
    MomentsGrid grid = new MomentsGrid(rows.ranges());
    List<List<LassoSolution>> result = new ArrayList<>();
    try (Lanes lanes = new Lanes(1); CachedRowBlocks blocks = rows.blocks(grid, 3);
        GradientPaths paths = new GradientPaths(blocks, grid, 600, LassoOptions.defaults(), lanes)) {
      result.addAll(paths.solve(new double[] {0.3}));
      if (lost) {
        blocks.close();
      }
      result.addAll(paths.solve(new double[] {0.01}));
    }
    return result;
  }

  @Test
  void noRowsComeToTheDriver() throws Exception {
    AtomicLong bytes = new AtomicLong();
    AtomicLong largest = new AtomicLong();
    SparkListener listener = new SparkListener() {
      @Override
      public void onTaskEnd(SparkListenerTaskEnd end) {
        bytes.addAndGet(end.taskMetrics().inputMetrics().bytesRead());
        largest.accumulateAndGet(end.taskMetrics().resultSize(), Math::max);
      }
    };
    Dataset<Row> large = LassoFixtures.frame(LassoFixtures.rows(20_000, 9)).repartition(2).cache();
    large.count();
    SparkTest.context().sc().addSparkListener(listener);
    try {
      assertThat(new SpredLasso().setDataMode("gradients").setNumLambdas(10).fit(large).summary().passes()).isPositive();
      SparkTest.context().sc().listenerBus().waitUntilEmpty();
    } finally {
      SparkTest.context().sc().removeSparkListener(listener);
      large.unpersist();
    }
    // A partition holds 10,000 rows of 30 values, 1.2 MB in single precision.
    assertThat(bytes.get()).as("the listener heard of the passes").isGreaterThan(1_200_000);
    assertThat(largest.get()).isBetween(1L, 200_000L);
    assertThat(SparkTest.context().getPersistentRDDs().values()).as("blocks are given back")
        .noneMatch(rdd -> "spred: row blocks".equals(rdd.name()));
  }

  /** More pairs than sums are made of. */
  @Test
  void manyFeaturesAreSolvedByGradients() {
    Random random = new Random(3);
    List<Row> rows = new ArrayList<>();
    for (int sample = 0; sample < 80; sample++) {
      double[] x = random.doubles(5100).toArray();
      rows.add(RowFactory.create(Vectors.dense(x), 5 * x[0] + 3 * x[4000] + 0.1 * random.nextDouble()));
    }
    Dataset<Row> wide = SparkTest.session().createDataFrame(rows, new StructType()
        .add("features", SQLDataTypes.VectorType()).add("label", DataTypes.DoubleType)).repartition(3);
    Vector expected = new SpredLasso().setRegParam(0.2).setGapTol(1e-9).setDataMode("local").fit(wide).coefficients();
    Vector found = new SpredLasso().setRegParam(0.2).setGapTol(1e-9).setDataMode("rows").fit(wide).coefficients();
    assertThat(found.numNonzeros()).isPositive();
    assertThat(found.toArray()).containsExactly(expected.toArray(), within(1e-6));
    assertThatThrownBy(() -> new SpredLasso().setRegParam(0.2).setDataMode("sums").fit(wide)).isInstanceOf(InputException.class)
        .hasMessageContaining("there are 5100 features, of which at most 5000 can be summed up in pairs");
  }

  @Test
  void whatRowsDoNotServeIsRefused() {
    refused(new SpredLasso().setDataMode("rows").setFitIntercept(false), "dataMode is 'rows', which takes a label");
    refused(new SpredLasso().setDataMode("sums").setFamily("poisson").setLabelCol("count"), "whose curvature differs");
    refused(new SpredLasso().setDataMode("gradients").setFamily("cox").setLabelCol("time").setCensorCol("seen"),
        "in the order of their times");
    Dataset<Row> holed = DATA.withColumn("features", functions.when(functions.col("label").lt(3), functions.col("features")));
    for (String mode : List.of("sums", "gradients")) {
      assertThatThrownBy(() -> new SpredLasso().setDataMode(mode).fit(holed))
          .isInstanceOf(InputException.class).hasMessageContaining("null");
    }
  }

  private static void refused(SpredLasso lasso, String sentence) {
    assertThatThrownBy(() -> lasso.fit(DATA)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(sentence);
  }
}
