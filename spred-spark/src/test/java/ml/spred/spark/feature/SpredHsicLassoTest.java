package ml.spred.spark.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import ml.spred.InputException;
import ml.spred.compute.Lanes;
import ml.spred.hsic.HsicLasso;
import ml.spred.hsic.HsicOptions;
import ml.spred.hsic.HsicSelection;
import ml.spred.problem.FeatureMatrix;
import ml.spred.spark.SparkTest;
import ml.spred.spark.StageContract;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpredHsicLassoTest {
  private static final List<Row> ROWS = Fixtures.rows(48, 60, 3, 1);
  private static final Dataset<Row> DATA = Fixtures.frame(ROWS, 60).cache();

  private static SpredHsicLasso stage() {
    return new SpredHsicLasso().setNumTopFeatures(6).setBlockSize(12).setOutputCol("genes");
  }

  @Test
  void keepsTheContractOfAStage(@TempDir Path directory) throws Exception {
    SpredHsicLasso all = new SpredHsicLasso("h").setFeaturesCol("x").setLabelCol("y").setOutputCol("o").setNumTopFeatures(7)
        .setFeatureKernel("delta").setLabelKernel("gaussian").setKernelWidth(0.5).setBlockSize(0).setNumPermutations(2)
        .setMissing("mean").setSeed(-4);
    StageContract.checkParams(new SpredHsicLasso());
    StageContract.checkParams(all);
    StageContract.checkCopyWith(all, all.numTopFeatures(), 3);
    for (Param<?> param : all.params()) {
      assertThat(all.isSet(param)).as("%s is set in this test", param.name()).isTrue();
    }
    StageContract.checkReadWrite(all, SpredHsicLasso.read(), directory);
  }

  @Test
  void theModelKeepsTheContractToo(@TempDir Path directory) throws Exception {
    SpredHsicLassoModel model = stage().fit(DATA);
    StageContract.checkParams(model);
    StageContract.checkCopyWith(model, model.outputCol(), "other");
    SpredHsicLassoModel loaded = StageContract.checkReadWrite(model, SpredHsicLassoModel.read(), directory);
    assertThat(loaded.selectedFeatureNames()).isEqualTo(model.selectedFeatureNames());
    assertThat(loaded.scores()).isEqualTo(model.scores());
    assertThat(loaded.enteringOrder()).isEqualTo(model.enteringOrder());
    assertThat(loaded.path()).usingRecursiveComparison().isEqualTo(model.path());
    assertThat(loaded.provenance()).isEqualTo(model.provenance());
    assertThat(loaded.lambdaMax()).isEqualTo(model.lambdaMax());
    assertThat(loaded.featureNames()).isEqualTo(model.featureNames());
    assertThat(loaded.transform(DATA).collectAsList()).isEqualTo(model.transform(DATA).collectAsList());
  }

  @Test
  void selectsWhatTheCoreSelectsInAnyOrderOfTheRows() {
    SpredHsicLassoModel model = stage().fit(DATA);
    assertThat(model.selectedFeatures()).hasSize(6).contains(Fixtures.PLANTED[0], Fixtures.PLANTED[1], Fixtures.PLANTED[2]);
    assertThat(model.gap()).isBetween(0.0, 1e-12);
    SpredHsicLassoModel again = stage().fit(Fixtures.frame(Fixtures.shuffled(ROWS, 3), 60).repartition(5));
    assertThat(again.path()).usingRecursiveComparison().isEqualTo(model.path());
    assertThat(again.provenance().dataFingerprint()).isEqualTo(model.provenance().dataFingerprint());

    // One block of all rows has no permutation, so it does not depend on the order at all.
    double[][] x = ROWS.stream().map(row -> row.<Vector>getAs(1).toArray()).toArray(double[][]::new);
    double[] label = ROWS.stream().mapToDouble(row -> row.getDouble(2)).toArray();
    try (Lanes lanes = new Lanes(1)) {
      HsicSelection core = HsicLasso.select(FeatureMatrix.ofRows(x), label,
          HsicOptions.defaults().withNumFeatures(6).withBlocks(0, 1), lanes);
      SpredHsicLassoModel full = stage().setBlockSize(0).fit(DATA);
      assertThat(full.selectedFeatures()).isEqualTo(core.features());
      assertThat(full.scores()).containsExactly(core.scores(), within(1e-12));
    }
  }

  @Test
  void transformGivesTheSelectedFeaturesWithTheirNames() {
    SpredHsicLassoModel model = stage().fit(DATA);
    Dataset<Row> result = model.transform(DATA);
    AttributeGroup group = AttributeGroup.fromStructField(result.schema().apply("genes"));
    assertThat(Arrays.stream(group.attributes().get()).map(attribute -> attribute.name().get()))
        .containsExactly(model.selectedFeatureNames());
    Row row = result.head();
    assertThat(row.<Vector>getAs("genes").toArray()).isEqualTo(Arrays.stream(model.selectedFeatures())
        .mapToDouble(k -> row.<Vector>getAs("features").apply(k)).toArray());
    assertThat(model.transformSchema(DATA.schema()).fieldNames()).isEqualTo(result.schema().fieldNames());
    assertThatThrownBy(() -> model.transform(Fixtures.frame(Fixtures.rows(4, 50, 2, 1), 50)))
        .hasMessageContaining("the model was fitted on 60");
  }

  @Test
  void thePathIsADataFrame() {
    SpredHsicLassoModel model = stage().fit(DATA);
    List<Row> path = model.pathFrame(SparkTest.session()).collectAsList();
    assertThat(path).hasSameSizeAs(model.path());
    assertThat(path.get(0).<Double>getAs("lambda")).isCloseTo(model.lambdaMax(), within(1e-12));
    assertThat(path).filteredOn(row -> row.getAs("chosen")).singleElement().satisfies(row -> {
      assertThat(row.<Integer>getAs("numFeatures")).isEqualTo(6);
      assertThat(row.<String>getList(row.fieldIndex("features"))).containsExactly(model.selectedFeatureNames());
      assertThat(row.<Vector>getAs("coefficients").numNonzeros()).isEqualTo(6);
    });
    assertThat(model.rankedFeatureNames()).containsExactlyInAnyOrder(model.selectedFeatureNames());
    assertThat(model.enteringOrder()).contains(model.selectedFeatureNames());
  }

  @Test
  void aNumberIsExplainedThroughAnyShape() {
    Random random = new Random(2);
    List<Row> rows = new ArrayList<>();
    for (int sample = 0; sample < 100; sample++) {
      double[] x = random.doubles(20, -1, 1).toArray();
      rows.add(RowFactory.create("s" + sample, Vectors.dense(x), x[4] * x[4] + 0.05 * random.nextGaussian(), "", "", false));
    }
    SpredHsicLassoModel model = stage().setLabelKernel("gaussian").setNumTopFeatures(1).fit(Fixtures.frame(rows, 20));
    assertThat(model.selectedFeatureNames()).containsExactly("gene4");
  }

  @Test
  void aPipelineSelectsThenClassifies(@TempDir Path directory) throws Exception {
    Pipeline pipeline = new Pipeline().setStages(
        new PipelineStage[] {stage(), new LogisticRegression().setFeaturesCol("genes").setMaxIter(50)});
    PipelineModel model = pipeline.fit(DATA);
    model.save(directory.resolve("pipeline").toString());
    Dataset<Row> predicted = PipelineModel.load(directory.resolve("pipeline").toString()).transform(DATA);
    assertThat(predicted.filter("prediction = label").count()).isGreaterThan(40);
  }

  @Test
  void missingValuesGoByPolicyAndBadLabelsAreRefused() {
    List<Row> gaps = new ArrayList<>(ROWS.subList(1, ROWS.size()));
    double[] first = ROWS.get(0).<Vector>getAs(1).toArray().clone();
    first[30] = Double.NaN;
    gaps.add(RowFactory.create("s0", Vectors.dense(first), ROWS.get(0).getDouble(2), "", "", false));
    Dataset<Row> data = Fixtures.frame(gaps, 60);
    assertThatThrownBy(() -> stage().fit(data)).isInstanceOf(InputException.class).hasMessageContaining("'gene30'");
    assertThat(stage().setMissing("mean").fit(data).selectedFeatures()).contains(Fixtures.PLANTED[0]);
    assertThatThrownBy(() -> stage().fit(DATA.selectExpr("features", "cast(null as double) as label")))
        .isInstanceOf(InputException.class).hasMessageContaining("the label column 'label' holds a null or NaN");
    assertThatThrownBy(() -> stage().setBlockSize(49).fit(DATA)).isInstanceOf(InputException.class)
        .hasMessageContaining("a block needs 49");
    assertThatThrownBy(() -> new SpredHsicLasso().setBlockSize(2)).hasMessageContaining("blockSize is 2");
    assertThatThrownBy(() -> new SpredHsicLasso().setLabelKernel("linear")).hasMessageContaining("choose one of gaussian, delta");
  }
}
