package ml.spred.spark.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.ml.tuning.TrainValidationSplit;
import org.apache.spark.ml.tuning.TrainValidationSplitModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The selector among MLlib's own stages. */
class CompositionTest {
  private final Dataset<Row> data = Fixtures.data();
  private final SpredFeatureSelector selector = new SpredFeatureSelector().setHeads("linear").setSelectionMode("kappa")
      .setKappa(0.05).setOutputCol("genes").setPredictionCol("prediction");
  private final MulticlassClassificationEvaluator accuracy =
      new MulticlassClassificationEvaluator().setMetricName("accuracy").setLabelCol("label").setPredictionCol("prediction");
  private final ParamMap[] kappas = new ParamGridBuilder().addGrid(selector.kappa(), new double[] {10, 0.05}).build();

  @Test
  void beforeAClassifierInAPipeline(@TempDir Path directory) throws Exception {
    selector.setLabelCol("index").clear(selector.predictionCol());
    PipelineModel fitted = new Pipeline().setStages(new PipelineStage[] {
        new StringIndexer().setInputCol("class").setOutputCol("index"),
        selector,
        new LogisticRegression().setFeaturesCol("genes").setLabelCol("index")}).fit(data);
    Dataset<Row> result = fitted.transform(data);
    assertThat(result.filter("prediction = index").count()).isGreaterThan(40);
    String path = directory.resolve("pipeline").toString();
    fitted.save(path);
    assertThat(PipelineModel.load(path).transform(data).select("genes", "probability").collectAsList())
        .isEqualTo(result.select("genes", "probability").collectAsList());
  }

  @Test
  void anUnfittedPipelineIsSavedWithItsParams(@TempDir Path directory) throws Exception {
    String path = directory.resolve("pipeline").toString();
    new Pipeline().setStages(new PipelineStage[] {selector}).save(path);
    SpredFeatureSelector loaded = (SpredFeatureSelector) Pipeline.load(path).getStages()[0];
    assertThat(loaded.getKappa()).isEqualTo(0.05);
    assertThat(loaded.uid()).isEqualTo(selector.uid());
  }

  @Test
  void crossValidatorChoosesKappa(@TempDir Path directory) throws Exception {
    CrossValidatorModel tuned = new CrossValidator().setEstimator(selector).setEstimatorParamMaps(kappas)
        .setEvaluator(accuracy).setNumFolds(3).setParallelism(2).setSeed(1).fit(data);
    assertThat(tuned.avgMetrics()[1]).isGreaterThan(tuned.avgMetrics()[0]);
    assertThat(((SpredFeatureSelectorModel) tuned.bestModel()).kappa()).isEqualTo(0.05);
    String path = directory.resolve("tuned").toString();
    tuned.save(path);
    assertThat(CrossValidatorModel.load(path).transform(data).select("prediction").collectAsList())
        .isEqualTo(tuned.transform(data).select("prediction").collectAsList());
  }

  @Test
  void trainValidationSplitChoosesKappa() {
    TrainValidationSplitModel tuned = new TrainValidationSplit().setEstimator(selector).setEstimatorParamMaps(kappas)
        .setEvaluator(accuracy).setTrainRatio(0.6).setSeed(1).fit(data);
    assertThat(tuned.validationMetrics()[1]).isGreaterThan(tuned.validationMetrics()[0]);
    assertThat(((SpredFeatureSelectorModel) tuned.bestModel()).selectedFeatures()).contains(Fixtures.PLANTED);
  }
}
