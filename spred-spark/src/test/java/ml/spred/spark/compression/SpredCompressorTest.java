package ml.spred.spark.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ml.spred.compress.ImageClassifier;
import ml.spred.compress.LayerKappas;
import ml.spred.compress.WeightCount;
import ml.spred.spark.SparkTest;
import ml.spred.spark.StageContract;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.feature.IndexToString;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpredCompressorTest {
  private static final Dataset<Row> TRAIN = ImageFixtures.images(200, 1).cache();
  private static final Dataset<Row> TEST = ImageFixtures.images(100, 2).cache();
  private static final SpredCompressedModel MODEL = ImageFixtures.compressor().setEpochs(15).fit(TRAIN);

  /** Every param away from its default. */
  private static SpredCompressor allSet() {
    return new SpredCompressor("c").setFeaturesCol("x").setLabelCol("y").setPredictionCol("p").setProbabilityCol("q")
        .setRawPredictionCol("r").setHandleInvalid("skip").setValidationIndicatorCol("v").setImageShape(1, 2, 3)
        .setNumClasses(7).setArchitecture("resnet").setHiddenLayers(5, 6).setWidth(3).setBlocks(2, 1)
        .setBlockType("bottleneck").setStem("imagenet").setStartNetwork("file").setCompressionMethod("naiveL1")
        .setKappa(0.5).setCompressionRatio(9).setMaxAccuracyDrop(0.25).setPruningScope("layer").setStructured(true)
        .setKeptLayers("a", "b").setLayerKappas("c=0.5").setZeroThreshold(0.125).setPruningRounds(3)
        .setSparsityTolerance(0.25).setMaxTrainings(4).setEpochs(3).setFinetuneEpochs(4).setBatchSize(9)
        .setOptimizer("adagrad").setLearningRate(0.25).setMomentum(0.5).setFinetuneLearningRate(0.125)
        .setDenseDecay(0.5).setPixelMeans(0.5).setPixelDeviations(0.25).setCrop(2).setFlip(true).setSeed(-4)
        .setNumWorkers(3).setAveragingFrequency(5).setCheckpointDir("kept");
  }

  @Test
  void keepsTheContractOfAStage(@TempDir Path directory) throws Exception {
    StageContract.checkParams(new SpredCompressor());
    StageContract.checkParams(allSet());
    for (Param<?> param : allSet().params()) {
      assertThat(allSet().isSet(param)).as("%s is set in this test", param.name()).isTrue();
    }
    SpredCompressor stage = new SpredCompressor();
    StageContract.checkCopyWith(stage, stage.epochs(), 4);
    StageContract.checkReadWrite(allSet(), SpredCompressor.read(), directory);
  }

  @Test
  void theModelKeepsItToo(@TempDir Path directory) throws Exception {
    StageContract.checkParams(MODEL);
    StageContract.checkCopyWith(MODEL, MODEL.predictionCol(), "other");
    SpredCompressedModel loaded = StageContract.checkReadWrite(MODEL, SpredCompressedModel.read(), directory);
    assertThat(loaded.network().params()).isEqualTo(MODEL.network().params());
    assertThat(loaded.summary()).isEqualTo(MODEL.summary());
    assertThat(loaded.historyFrame(SparkTest.session()).collectAsList())
        .isEqualTo(MODEL.historyFrame(SparkTest.session()).collectAsList());
    assertThat(loaded.transform(TEST).collectAsList()).isEqualTo(MODEL.transform(TEST).collectAsList());
  }

  @Test
  void leavesFewWeightsThatTellTheClasses() {
    assertThat(MODEL.compressionRatio()).isGreaterThan(1.5);
    assertThat(accuracy(MODEL, TEST)).isGreaterThan(0.8);
    assertThat(MODEL.nonZeroWeights()).isEqualTo(WeightCount.of(MODEL.network()).nonZero());
    assertThat(MODEL.prunableWeights()).isEqualTo(64 * 12 + 12 * 4);
    assertThat(MODEL.numClasses()).isEqualTo(4);
    assertThat(MODEL.imageShape()).containsExactly(1, 8, 8);
    assertThat(MODEL.summary().kappa()).isEqualTo(0.01);
    assertThat(MODEL.summary().provenance().numTraining()).isEqualTo(200);
  }

  private static double accuracy(SpredCompressedModel model, Dataset<Row> test) {
    return new MulticlassClassificationEvaluator().setMetricName("accuracy").evaluate(model.transform(test));
  }

  @Test
  void reportsLayersHistogramsAndHistory() {
    List<Row> layers = MODEL.layerFrame(SparkTest.session()).collectAsList();
    assertThat(layers).hasSize(2).allSatisfy(row -> assertThat(row.<Double>getAs("sparsity"))
        .isCloseTo(1 - row.<Long>getAs("nonZero") / (double) row.<Long>getAs("weights"), within(1e-12)));
    assertThat(layers.stream().mapToLong(row -> row.<Long>getAs("nonZero")).sum()).isEqualTo(MODEL.nonZeroWeights());
    Dataset<Row> bins = MODEL.histogramFrame(SparkTest.session());
    assertThat(bins.select("layer", "key").distinct().count()).isEqualTo(2);
    assertThat(bins.agg(functions.sum("count")).head().getLong(0)).isEqualTo(MODEL.nonZeroWeights());
    List<Row> history = MODEL.historyFrame(SparkTest.session()).collectAsList();
    assertThat(history).hasSize(16);
    assertThat(history.get(15).<String>getAs("phase")).isEqualTo("finetune");
    assertThat(history.get(14).<Double>getAs("loss")).isLessThan(history.get(0).<Double>getAs("loss"));
  }

  @Test
  void whatIsSaidOfAnImageDoesNotDependOnItsNeighbours() {
    List<Row> whole = MODEL.transform(TEST).orderBy("image.origin").collectAsList();
    assertThat(MODEL.transform(TEST.repartition(7)).orderBy("image.origin").collectAsList()).isEqualTo(whole);
    for (Row row : whole) {
      Vector probability = row.getAs("probability");
      assertThat(probability.toArray()).hasSize(4);
      assertThat(java.util.Arrays.stream(probability.toArray()).sum()).isCloseTo(1, within(1e-5));
      assertThat(row.<Double>getAs("prediction")).isEqualTo(probability.argmax());
      assertThat(row.<Vector>getAs("rawPrediction").apply(1)).isEqualTo(Math.log(probability.apply(1)));
    }
    assertThat(MODEL.copy(ParamMap.empty()).setProbabilityCol("").setRawPredictionCol("").transform(TEST).columns())
        .containsExactly("image", "label", "validation", "prediction");
  }

  @Test
  void vectorsAreImagesToo() {
    SpredCompressedModel model = ImageFixtures.compressor().setEpochs(15).setImageShape(1, 8, 8)
        .fit(ImageFixtures.vectors(200, 1));
    assertThat(accuracy(model, ImageFixtures.vectors(100, 2))).isGreaterThan(0.8);
    assertThat(model.pixelMeans()[0]).isCloseTo(MODEL.pixelMeans()[0], within(1e-6));
    assertThat(model.pixelDeviations()[0]).isCloseTo(MODEL.pixelDeviations()[0], within(1e-6));
  }

  @Test
  void wholeNeuronsAreTakenOut(@TempDir Path directory) throws IOException {
    SpredCompressedModel model = ImageFixtures.compressor().setHiddenLayers(30, 20).setCompressionMethod("magnitude")
        .setCompressionRatio(3).setStructured(true).setEpochs(12).setFinetuneEpochs(6).setFinetuneLearningRate(0.01).fit(TRAIN);
    assertThat(model.compressionRatio()).isGreaterThanOrEqualTo(3);
    assertThat(model.summary().smallerParameters()).isLessThan(model.summary().parameters() / 2);
    assertThat(accuracy(model, TEST)).isGreaterThan(0.7);
    Path file = directory.resolve("smaller.zip");
    model.exportNetwork(file.toString());
    MultiLayerNetwork exported = ModelSerializer.restoreMultiLayerNetwork(file.toFile());
    assertThat(exported.params()).isEqualTo(model.smallerNetwork().params());
    // The file is a start too: one epoch of finetuning changes little.
    SpredCompressedModel again = ImageFixtures.compressor().setStartNetwork(file.toString()).setCompressionMethod("magnitude")
        .setCompressionRatio(1).setEpochs(0).setFinetuneEpochs(0).fit(TRAIN);
    assertThat(again.network().params()).isEqualTo(exported.params());
    assertThat(Files.size(file)).isPositive();
  }

  /** Two layers of 768 and 48 weights: one strength for both leaves them unequally sparse. */
  @Test
  void aStrengthIsSearchedForEachLayer(@TempDir Path directory) throws IOException {
    SpredCompressor searching = ImageFixtures.compressor().setCompressionRatio(3).setSparsityTolerance(0.08).setEpochs(10)
        .setPruningScope("layer").setMaxTrainings(25);
    searching.clear(searching.kappa());
    SpredCompressedModel searched = searching.fit(TRAIN);
    assertThat(searched.layerFrame(SparkTest.session()).collectAsList()).hasSize(2)
        .allSatisfy(row -> assertThat(row.<Double>getAs("sparsity")).isCloseTo(2 / 3.0, within(0.08)));
    CompressionSummary summary = searched.summary();
    assertThat(summary.kappa()).isNaN();
    assertThat(LayerKappas.of("", summary.layerKappas()).byLayer().values()).as("each its own").hasSize(2)
        .doesNotHaveDuplicates();
    searched.write().overwrite().save(directory.resolve("model").toString());
    assertThat(SpredCompressedModel.load(directory.resolve("model").toString()).summary()).isEqualTo(summary);
    // The strengths that were found, given: the same network.
    String[] found = summary.layerKappas().toArray(String[]::new);
    SpredCompressedModel given = ImageFixtures.compressor().setKappa(0).setLayerKappas(found).setEpochs(10).fit(TRAIN);
    assertThat(given.network().params()).isEqualTo(searched.network().params());
    assertThat(given.summary().layerKappas()).isEqualTo(summary.layerKappas());
  }

  @Test
  void targetsAreMet() {
    SpredCompressedModel pruned = ImageFixtures.compressor().setCompressionRatio(8).fit(TRAIN);
    assertThat(pruned.compressionRatio()).isCloseTo(8, within(0.1));
    SpredCompressedModel alike = ImageFixtures.compressor().setCompressionMethod("magnitude").setCompressionRatio(8)
        .setPruningScope("layer").setOptimizer("adamw").setEpochs(2).fit(TRAIN);
    assertThat(alike.layerFrame(SparkTest.session()).collectAsList())
        .allSatisfy(row -> assertThat(row.<Double>getAs("sparsity")).isEqualTo(0.875));
    SpredCompressor searching = ImageFixtures.compressor().setCompressionRatio(3).setSparsityTolerance(0.1).setEpochs(10);
    searching.clear(searching.kappa());
    SpredCompressedModel searched = searching.fit(TRAIN);
    assertThat(1 / searched.compressionRatio()).isCloseTo(1 / 3.0, within(0.1));
    assertThat(searched.summary().trainings()).isGreaterThan(1);
    assertThat(searched.summary().kappa()).isGreaterThan(1e-4);
    assertThat(searched.summary().layerKappas()).isEmpty();
    SpredCompressor drop = ImageFixtures.compressor().setCompressionMethod("magnitude").setMaxAccuracyDrop(0.05)
        .setValidationIndicatorCol("validation").setEpochs(12).setFinetuneEpochs(0);
    double dense = drop.copy(ParamMap.empty()).setMaxAccuracyDrop(0).fit(TRAIN).summary().validationAccuracy();
    SpredCompressedModel dropped = drop.fit(TRAIN);
    assertThat(dropped.summary().validationAccuracy()).isGreaterThanOrEqualTo(dense - 0.05);
    assertThat(dropped.compressionRatio()).isGreaterThan(1.2);
    assertThat(dropped.summary().provenance().numValidation()).isEqualTo(40);
  }

  @Test
  void standsInPipelinesAndCrossValidation(@TempDir Path directory) throws IOException {
    Dataset<Row> named = TRAIN.withColumn("kind", functions.concat(functions.lit("kind "), functions.col("label"))).drop("label");
    Pipeline pipeline = new Pipeline().setStages(new PipelineStage[] {
        new StringIndexer().setInputCol("kind").setOutputCol("label"), ImageFixtures.compressor().setEpochs(2),
        new IndexToString().setInputCol("prediction").setOutputCol("answer")});
    PipelineModel fitted = pipeline.fit(named);
    fitted.save(directory.resolve("pipeline").toString());
    PipelineModel loaded = PipelineModel.load(directory.resolve("pipeline").toString());
    List<Row> answers = loaded.transform(named).select("answer").collectAsList();
    assertThat(answers).isEqualTo(fitted.transform(named).select("answer").collectAsList());
    assertThat(answers).allSatisfy(row -> assertThat(row.getString(0)).startsWith("kind "));
    SpredCompressor stage = ImageFixtures.compressor().setEpochs(4);
    CrossValidatorModel best = new CrossValidator().setEstimator(stage)
        .setEvaluator(new MulticlassClassificationEvaluator().setMetricName("accuracy"))
        .setEstimatorParamMaps(new ParamGridBuilder().addGrid(stage.kappa(), new double[] {1e-3, 0.3}).build()).setNumFolds(2)
        .setSeed(1).fit(TRAIN);
    assertThat(best.avgMetrics()[0]).isGreaterThan(best.avgMetrics()[1]);
    assertThat(((SpredCompressedModel) best.bestModel()).summary().kappa()).isEqualTo(1e-3);
  }

  @Test
  void theClassifierAgreesWithTheNetwork() {
    assertThat(ImageClassifier.BATCH).isLessThan(100);
    double share = TRAIN.count() * new MulticlassClassificationEvaluator().setMetricName("accuracy")
        .evaluate(MODEL.transform(TRAIN));
    int correct = new ImageClassifier(MODEL.network(), new ml.spred.image.Normalisation(
        new float[] {(float) MODEL.pixelMeans()[0]}, new float[] {(float) MODEL.pixelDeviations()[0]}))
        .correct(ImageFixtures.inOrder(ImageFixtures.rows(200, 1)));
    assertThat((double) correct).isCloseTo(share, within(1e-9));
  }
}
