package ml.spred.spark.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ml.spred.InputException;
import ml.spred.expression.ExpressionSet;
import ml.spred.solver.Progress;
import ml.spred.spark.feature.Log2Transformer;
import ml.spred.spark.feature.SpredFeatureSelectorModel;
import ml.spred.spark.source.ExpressionFrame;
import ml.spred.split.Split;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.StringIndexerModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** The pipeline of a selection: class names to indices, log2 where it was decided, the selector. */
abstract class SelectionStages {
  private static final String LABEL = "label";
  private static final String SPLIT = "split";
  private static final String LOG2 = "log2";

  final SparkSession spark;
  final Samples samples;
  private final List<String> covariates;

  /** @param covariates columns of the samples that stay with the rows */
  SelectionStages(SparkSession spark, Samples samples, List<String> covariates) {
    this.spark = spark;
    this.samples = samples;
    this.covariates = covariates;
  }

  /** The column that the selector takes its values from. */
  static String featuresCol(Samples samples) {
    return samples.log2() ? LOG2 : ExpressionFrame.FEATURES;
  }

  /** Fits on the training samples; the dev samples choose; test samples are not even in the data. */
  final PipelineModel fit(Progress progress) {
    Dataset<Row> rows = rows().filter(functions.col(SPLIT).notEqual(Split.TEST.spelling()))
        .withColumn(SelectorSettings.VALIDATION, functions.col(SPLIT).equalTo(Split.DEV.spelling()));
    StringIndexerModel classes = new StringIndexer().setInputCol(LABEL).setOutputCol(SelectorSettings.CLASS)
        .setStringOrderType("alphabetAsc").fit(rows.select(LABEL));
    List<Transformer> preparing = preparing();
    List<PipelineStage> stages = new ArrayList<>(List.of(classes));
    stages.addAll(preparing);
    try {
      stages.add(select(classes.transform(rows), preparing, progress));
    } catch (IllegalArgumentException failure) {
      throw new InputException(failure.getMessage(), failure);
    }
    // Nothing is left to fit: this only puts the fitted stages together.
    return new Pipeline().setStages(stages.toArray(PipelineStage[]::new)).fit(rows);
  }

  /** What the values go through between the indices of the classes and the selector. */
  List<Transformer> preparing() {
    return samples.log2()
        ? List.of(new Log2Transformer().setFeaturesCol(ExpressionFrame.FEATURES).setOutputCol(LOG2)) : List.of();
  }

  /** @param rows that train and choose, with indices of the classes */
  abstract SpredFeatureSelectorModel select(Dataset<Row> rows, List<Transformer> preparing, Progress progress);

  /** All samples, with {@code label}, {@code split}, and a column of vectors that may be null. */
  Dataset<Row> rows() {
    ExpressionSet named = CovariateColumns.texts(samples.set(), covariates).column(LABEL, samples.labels())
        .column(SPLIT, samples.splits().stream().map(Split::spelling).toList()).build();
    return ExpressionFrame.of(spark, named);
  }

  /** All samples without labels: a class that only test samples have is unknown to the pipeline. */
  final Dataset<Row> unlabelled() {
    return rows().drop(LABEL);
  }

  /** What a fitted pipeline says about all samples, in their order. */
  abstract Dataset<Row> predictions(PipelineModel model);

  /** What files and reports show of the genes. */
  abstract GeneValues genes(SpredFeatureSelectorModel selector);

  /** The selector of a fitted pipeline. */
  static SpredFeatureSelectorModel selector(PipelineModel model) {
    return find(model, SpredFeatureSelectorModel.class);
  }

  static <T> T find(PipelineModel model, Class<T> kind) {
    return Arrays.stream(model.stages()).filter(kind::isInstance).map(kind::cast).findFirst()
        .orElseThrow(() -> new InputException("The model is a pipeline without a " + kind.getSimpleName()
            + ", so spred did not write it; give the directory 'model' of an output of spred select."));
  }
}
