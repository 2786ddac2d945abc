package ml.spred.spark.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ml.spred.InputException;
import ml.spred.expression.ExpressionSet;
import ml.spred.solver.Progress;
import ml.spred.split.Split;
import ml.spred.spark.feature.Log2Transformer;
import ml.spred.spark.feature.SpredFeatureSelector;
import ml.spred.spark.feature.SpredFeatureSelectorModel;
import ml.spred.spark.source.ExpressionFrame;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.StringIndexerModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** The stages over a frame with a row per sample: class names to indices, log2 where it was decided, the selector. */
final class RowStages implements SelectionStages {
  private final SparkSession spark;
  private final Samples samples;
  private final SpredFeatureSelector selector;
  private final List<String> covariates;

  /**
   * @param groups name of each group of genes to its genes
   * @param pathways name of each pathway to its genes in the data
   * @throws InputException where options are out of range or contradict each other
   */
  RowStages(SparkSession spark, Samples samples, SelectRequest request, Map<String, List<String>> groups,
      Map<String, List<String>> pathways) {
    this.spark = spark;
    this.samples = samples;
    covariates = request.penalty().covariates;
    selector = SelectorSettings.selector(request, groups, pathways, samples.log2() ? LOG2 : ExpressionFrame.FEATURES,
        samples.count(Split.DEV) > 0);
  }

  @Override
  public PipelineModel fit(Progress progress) {
    Dataset<Row> rows = rows().filter(functions.col(SPLIT).notEqual(Split.TEST.spelling()))
        .withColumn(SelectorSettings.VALIDATION, functions.col(SPLIT).equalTo(Split.DEV.spelling()));
    StringIndexerModel classes = new StringIndexer().setInputCol(LABEL).setOutputCol(SelectorSettings.CLASS)
        .setStringOrderType("alphabetAsc").fit(rows.select(LABEL));
    List<PipelineStage> stages = new ArrayList<>(List.of(classes));
    Dataset<Row> prepared = classes.transform(rows);
    if (samples.log2()) {
      Log2Transformer log2 = new Log2Transformer().setFeaturesCol(ExpressionFrame.FEATURES).setOutputCol(LOG2);
      prepared = log2.transform(prepared);
      stages.add(log2);
    }
    if (!covariates.isEmpty()) {
      PipelineModel vectors = CovariateColumns.fit(rows(), samples.set(), covariates);
      prepared = vectors.transform(prepared);
      stages.add(vectors);
    }
    stages.add(select(prepared, progress));
    // Nothing is left to fit: this only puts the fitted stages together.
    return new Pipeline().setStages(stages.toArray(PipelineStage[]::new)).fit(rows);
  }

  private SpredFeatureSelectorModel select(Dataset<Row> prepared, Progress progress) {
    try {
      return selector.fit(prepared, progress);
    } catch (IllegalArgumentException failure) {
      throw new InputException(failure.getMessage(), failure);
    }
  }

  /** All samples, with {@code label} and {@code split}. */
  private Dataset<Row> rows() {
    ExpressionSet named = CovariateColumns.texts(samples.set(), covariates).column(LABEL, samples.labels())
        .column(SPLIT, samples.splits().stream().map(Split::spelling).toList()).build();
    return ExpressionFrame.of(spark, named);
  }

  @Override
  public Dataset<Row> predictions(PipelineModel model) {
    // Without labels: a class that only test samples have is unknown to the pipeline.
    return model.transform(rows().drop(LABEL));
  }

  @Override
  public GeneValues genes(SpredFeatureSelectorModel selector) {
    return GeneValues.of(samples.set());
  }
}
