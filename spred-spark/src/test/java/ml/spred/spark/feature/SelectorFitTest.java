package ml.spred.spark.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import ml.spred.InputException;
import ml.spred.problem.Heads;
import ml.spred.select.Choice;
import ml.spred.select.GeneSelector;
import ml.spred.select.Selection;
import ml.spred.select.SelectionData;
import ml.spred.select.SelectionOptions;
import ml.spred.solver.PathPoint;
import ml.spred.solver.Progress;
import ml.spred.spark.StageContract;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectorFitTest {
  private final SpredFeatureSelector selector =
      new SpredFeatureSelector().setHeads("linear").setOutputCol("genes").setNumKappas(12).setKappaRatio(0.1);

  private SpredFeatureSelector fixedKappa(double kappa) {
    return selector.copy(ParamMap.empty()).setSelectionMode("kappa").setKappa(kappa);
  }

  @Test
  void findsThePlantedGenes() {
    SpredFeatureSelectorModel model = selector.setSelectionMode("numTopFeatures").setNumTopFeatures(3).fit(Fixtures.data());
    assertThat(model.selectedFeatures()).containsExactly(Fixtures.PLANTED);
    assertThat(model.selectedFeatureNames()).containsExactly("gene3", "gene17", "gene41");
    assertThat(model.scores()).hasSize(3);
    assertThat(Arrays.stream(model.scores()).min().getAsDouble()).isPositive();
    assertThat(model.certificate().holds()).isTrue();
    assertThat(model.parent()).isSameAs(selector);
  }

  @Test
  void validationChoosesAPointOfThePath() {
    SpredFeatureSelectorModel model = selector.fit(Fixtures.data());
    assertThat(model.path()).hasSizeGreaterThan(1).filteredOn(PathPoint::chosen)
        .singleElement().satisfies(point -> assertThat(point.kappa()).isEqualTo(model.kappa()));
    assertThat(model.summary().provenance().numTraining()).isEqualTo(36);
    assertThat(model.summary().provenance().numValidation()).isEqualTo(12);
    assertThat(model.selectedFeatures()).contains(Fixtures.PLANTED);
  }

  @Test
  void oneStandardErrorIsNoDenserThanTheBest() {
    SpredFeatureSelectorModel best = selector.fit(Fixtures.data());
    SpredFeatureSelectorModel sparse = selector.setSelectionMode("oneStandardError").fit(Fixtures.data());
    assertThat(sparse.kappa()).isGreaterThanOrEqualTo(best.kappa());
    assertThat(sparse.selectedFeatures()).isNotEmpty().hasSizeLessThanOrEqualTo(best.selectedFeatures().length);
  }

  @Test
  void relaxationChangesPredictionsAndNotTheGenes() {
    SpredFeatureSelectorModel pure = fixedKappa(0.1).fit(Fixtures.data());
    SpredFeatureSelectorModel relaxed = fixedKappa(0.1).setRelaxation(0.25).fit(Fixtures.data());
    Vector features = Fixtures.data().select("features").head().getAs(0);
    assertThat(relaxed.selectedFeatures()).isEqualTo(pure.selectedFeatures());
    assertThat(relaxed.certificate()).isEqualTo(pure.certificate());
    assertThat(relaxed.predictProbability(features)).isNotEqualTo(pure.predictProbability(features));
    assertThat(relaxed.relaxation()).isEqualTo(0.25);
    assertThat(pure.relaxation()).isEqualTo(1);
    assertThat(selector.setRelaxation("auto").fit(Fixtures.data()).relaxation()).isIn(0.0, 0.25, 0.5, 0.75, 1.0);
  }

  @Test
  void aRelaxedModelIsSavedWithItsRefit(@TempDir Path directory) throws Exception {
    SpredFeatureSelectorModel model = fixedKappa(0.1).setRelaxation(0.25).setProbabilityCol("q").fit(Fixtures.data());
    SpredFeatureSelectorModel loaded = StageContract.checkReadWrite(model, SpredFeatureSelectorModel.read(), directory);
    assertThat(loaded.relaxation()).isEqualTo(0.25);
    assertThat(loaded.transform(Fixtures.data()).select("q").collectAsList())
        .isEqualTo(model.transform(Fixtures.data()).select("q").collectAsList());
    assertThat(loaded.enteringOrder()).isEqualTo(model.enteringOrder());
  }

  @Test
  void anElasticNetKeepsMoreGenes() {
    SpredFeatureSelectorModel mixed = fixedKappa(0.04).setElasticNetParam(0.5).fit(Fixtures.data());
    assertThat(mixed.certificate().holds()).isTrue();
    assertThat(mixed.selectedFeatures()).hasSizeGreaterThan(fixedKappa(0.04).fit(Fixtures.data()).selectedFeatures().length);
  }

  @Test
  void penaltyFactorsAndGroupsGoByName() {
    SpredFeatureSelectorModel model = fixedKappa(0.1).setUnpenalizedFeatures("gene7").setExcludedFeatures("gene3")
        .setFeatureGroups(Map.of("pair", List.of("gene17", "gene30"))).fit(Fixtures.data());
    assertThat(model.selectedFeatureNames()).contains("gene7", "gene17", "gene30", "gene41").doesNotContain("gene3");
    assertThat(model.path()).allSatisfy(point -> assertThat(point.support()).contains(7).doesNotContain(3));
  }

  @Test
  void theStageIsTheCoreOnTheSameArrays() {
    SpredFeatureSelector stage = fixedKappa(0.05).setValidationIndicatorCol("marked");
    Dataset<Row> data = Fixtures.data();
    List<SampleRow> rows = SampleReader.read(data, stage);
    SampleTable table = new SampleTable(rows, ClassLabels.of(data.schema().apply("label"), rows));
    SelectionData arrays = table.data(table.marked());
    SelectionOptions options = SelectionOptions.of(Heads.linearOnly()).withChoice(Choice.kappa(0.05));
    Selection expected = GeneSelector.select(arrays, options.withPath(options.path().withKappas(12, 0.1)), Progress.NONE);
    SpredFeatureSelectorModel model = stage.fit(data);
    assertThat(model.selectedFeatures()).isNotEmpty().containsExactly(expected.support());
    assertThat(model.scores()).containsExactly(expected.scores());
    assertThat(model.certificate()).isEqualTo(expected.certificate());
    Fixtures.assertSamePath(model.path(), expected.path());
  }

  @Test
  void partitionsAndOrderDoNotMatter() {
    List<Row> rows = Fixtures.rows(48, 60, 2, 1);
    SpredFeatureSelectorModel one = selector.fit(Fixtures.frame(rows, 60).coalesce(1));
    for (int partitions : new int[] {3, 7}) {
      assertSame(one, selector.fit(Fixtures.frame(Fixtures.shuffled(rows, partitions), 60).repartition(partitions)));
    }
  }

  @Test
  void denseAndSparseAreTheSame() {
    UDF1<Vector, Vector> toSparse = Vector::toSparse;
    Dataset<Row> dense = Fixtures.data();
    Dataset<Row> sparse = dense.withColumn("features", functions.udf(toSparse, SQLDataTypes.VectorType())
        .apply(functions.col("features")).as("features", dense.schema().apply("features").metadata()));
    SpredFeatureSelectorModel model = fixedKappa(0.05).fit(dense);
    SpredFeatureSelectorModel other = fixedKappa(0.05).fit(sparse);
    assertSame(model, other);
    assertThat(other.selectedFeatureNames()).isEqualTo(model.selectedFeatureNames());
  }

  private static void assertSame(SpredFeatureSelectorModel expected, SpredFeatureSelectorModel actual) {
    assertThat(expected.selectedFeatures()).isNotEmpty();
    assertThat(actual.selectedFeatures()).containsExactly(expected.selectedFeatures());
    assertThat(actual.scores()).containsExactly(expected.scores());
    assertThat(actual.certificate()).isEqualTo(expected.certificate());
    Fixtures.assertSamePath(actual.path(), expected.path());
    assertThat(actual.summary().provenance().dataFingerprint()).isEqualTo(expected.summary().provenance().dataFingerprint());
  }

  @Test
  void aboveKappaMaxNothingIsSelected() {
    double kappaMax = fixedKappa(0.05).fit(Fixtures.data()).certificate().kappaMax();
    SpredFeatureSelectorModel empty = fixedKappa(kappaMax * 1.01).setPredictionCol("p").fit(Fixtures.data());
    assertThat(empty.selectedFeatures()).isEmpty();
    Row row = empty.transform(Fixtures.data()).head();
    assertThat(row.<Vector>getAs("genes").size()).isZero();
    assertThat(row.<Double>getAs("p")).isIn(0.0, 1.0);
    assertThat(fixedKappa(kappaMax * 0.99).fit(Fixtures.data()).selectedFeatures()).isNotEmpty();
  }

  @Test
  void validationRowsAreNeverTrainedOn() {
    Dataset<Row> data = Fixtures.data();
    Dataset<Row> kept = data.filter("not marked");
    SpredFeatureSelectorModel marked = fixedKappa(0.05).setValidationIndicatorCol("marked").fit(data);
    SpredFeatureSelectorModel alone = fixedKappa(0.05).fit(kept);
    assertThat(marked.selectedFeatures()).containsExactly(alone.selectedFeatures());
    assertThat(marked.scores()).containsExactly(alone.scores(), within(1e-4));
    assertThat(marked.summary().provenance().numTraining()).isEqualTo((int) kept.count());
  }

  @Test
  void theEnsembleIsSavedWithItsPredictions(@TempDir Path directory) throws Exception {
    Dataset<Row> named = Fixtures.data();
    Dataset<Row> data = new StringIndexer().setInputCol("class").setOutputCol("index").fit(named).transform(named);
    SpredFeatureSelectorModel model = fixedKappa(0.1).setHeads("ensemble").setHiddenLayers(8, 8).setMaxIter(40)
        .setLabelCol("index").setProbabilityCol("q").setPredictionCol("p").fit(data);
    assertThat(model.labels()).containsExactlyInAnyOrder("class 0", "class 1");
    SpredFeatureSelectorModel loaded = StageContract.checkReadWrite(model, SpredFeatureSelectorModel.read(), directory);
    assertThat(loaded.transform(data).select("genes", "q", "p").collectAsList())
        .isEqualTo(model.transform(data).select("genes", "q", "p").collectAsList());
    assertThat(loaded.summary()).isEqualTo(model.summary());
    assertThat(loaded.transform(data).filter("p = index").count()).isGreaterThan(40);
  }

  @Test
  void theSummarySaysHowTheModelWasMade() {
    SelectionSummary summary = fixedKappa(0.05).setSeed(9).fit(Fixtures.data()).summary();
    assertThat(summary.history()).isNotEmpty();
    assertThat(summary.provenance().seed()).isEqualTo(9);
    assertThat(summary.provenance().options()).contains("\"mode\":\"KAPPA\"").contains("\"threads\":1");
    assertThat(summary.provenance().dataFingerprint()).matches("[0-9a-f]{64}");
    assertThat(summary.provenance().backend()).contains("Backend");
    assertThat(summary.provenance().wallSeconds()).isPositive();
    assertThat(summary.numConstantFeatures()).isZero();
  }

  @Test
  void progressIsHeard() {
    List<String> phases = Collections.synchronizedList(new ArrayList<>());
    selector.fit(Fixtures.data(), (phase, done, total, detail) -> phases.add(phase));
    assertThat(phases).isNotEmpty();
  }

  @Test
  void missingAndConstantFeaturesAreCounted() {
    UDF1<Vector, Vector> damage = vector -> {
      double[] values = vector.toArray().clone();
      values[0] = 7;
      values[1] = values[2] > 0 ? Double.NaN : values[1];
      return Vectors.dense(values);
    };
    Dataset<Row> data = Fixtures.data().withColumn("features",
        functions.udf(damage, SQLDataTypes.VectorType()).apply(functions.col("features")));
    assertThatThrownBy(() -> fixedKappa(0.05).fit(data)).isInstanceOf(InputException.class)
        .hasMessageContaining("feature '1' (index 1)").hasMessageContaining("set it to 'mean' or 'zero'");
    SpredFeatureSelectorModel model = fixedKappa(0.05).setMissing("mean").setPredictionCol("p").fit(data);
    assertThat(model.summary().numConstantFeatures()).isEqualTo(1);
    assertThat(model.summary().numMissingValues()).isBetween(10L, 38L);
    assertThat(model.selectedFeatures()).contains(Fixtures.PLANTED).doesNotContain(0);
    assertThat(model.transform(data).filter("p = label").count()).isGreaterThan(40);
  }

  @Test
  void transformedNamesFollowTheSelection() {
    SpredFeatureSelectorModel model = fixedKappa(0.05).fit(Fixtures.data());
    Dataset<Row> result = model.transform(Fixtures.data());
    AttributeGroup genes = AttributeGroup.fromStructField(result.schema().apply("genes"));
    assertThat(Arrays.stream(genes.attributes().get()).map(gene -> gene.name().get()).toArray())
        .containsExactly((Object[]) model.selectedFeatureNames());
  }

  @Test
  void aClassWithoutTrainingRowsIsLegal() {
    Dataset<Row> three = Fixtures.frame(Fixtures.rows(48, 60, 3, 1), 60);
    Dataset<Row> indexed = new StringIndexer().setInputCol("class").setOutputCol("index")
        .setStringOrderType("alphabetAsc").fit(three).transform(three);
    SpredFeatureSelectorModel model = fixedKappa(0.05).setLabelCol("index").setProbabilityCol("q")
        .fit(indexed.filter("index < 2"));
    assertThat(model.numClasses()).isEqualTo(3);
    Vector probability = model.transform(indexed).select("q").head().getAs(0);
    assertThat(probability.apply(2)).isBetween(0.0, 0.2);
  }
}
