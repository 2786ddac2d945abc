package ml.spred.spark.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.Log2Evidence;
import ml.spred.solver.Progress;
import ml.spred.spark.columns.GeneFrame;
import ml.spred.spark.columns.GeneText;
import ml.spred.spark.distribute.Failures;
import ml.spred.spark.distribute.Shipped;
import ml.spred.spark.feature.Log2Transformer;
import ml.spred.spark.feature.SpredFeatureSelector;
import ml.spred.spark.feature.SpredFeatureSelectorModel;
import ml.spred.spark.source.ExpressionFrame;
import ml.spred.split.Split;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.StringIndexerModel;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** The stages over a file with a line per gene, whose values go from the file to the executors and never meet in one place. */
final class ColumnStages implements SelectionStages {
  private final SparkSession spark;
  private final Samples samples;
  private final SelectRequest request;
  private final Dataset<Row> genes;

  /** @param samples of the file, without values; whether log2 is taken is already decided */
  ColumnStages(SparkSession spark, Samples samples, SelectRequest request) {
    this.spark = spark;
    this.samples = samples;
    this.request = request;
    genes = genes(spark, samples, request, samples.log2());
  }

  private static Dataset<Row> genes(SparkSession spark, Samples samples, SelectRequest request, boolean log2) {
    ExpressionSet set = samples.set();
    return GeneText.read(spark, request.input().input, Set.copyOf(set.sampleNames()), set.columns().keySet(), log2);
  }

  /** Whether the training values ask for log2: one pass over the file. */
  static boolean log2Needed(SparkSession spark, Samples samples, SelectRequest request) {
    GeneFrame frame = new GeneFrame(genes(spark, samples, request, false));
    int[] training = frame.places(names(samples, Split.TRAIN));
    try {
      return frame.rows(training).mapPartitions(rows -> {
        Log2Evidence evidence = new Log2Evidence();
        while (rows.hasNext()) {
          for (float value : rows.next().value().values()) {
            evidence.accept(value);
          }
        }
        return List.of(new Shipped<>(evidence)).iterator();
      }).collect().stream().map(Shipped::value).reduce(new Log2Evidence(), Log2Evidence::add).log2Needed();
    } catch (Exception failure) {
      throw Failures.asThrown(failure);
    }
  }

  private static List<String> names(Samples samples, Split split) {
    return IntStream.range(0, samples.splits().size()).filter(k -> samples.splits().get(k) == split)
        .mapToObj(samples.set().sampleNames()::get).toList();
  }

  @Override
  public PipelineModel fit(Progress progress) {
    Dataset<Row> sheet = sheet();
    Dataset<Row> fitted = sheet.filter(functions.col(SPLIT).notEqual(Split.TEST.spelling()))
        .withColumn(SelectorSettings.VALIDATION, functions.col(SPLIT).equalTo(Split.DEV.spelling()));
    StringIndexerModel classes = new StringIndexer().setInputCol(LABEL).setOutputCol(SelectorSettings.CLASS)
        .setStringOrderType("alphabetAsc").fit(fitted.select(LABEL));
    SpredFeatureSelector selector = SelectorSettings.selector(request, Map.of(), Map.of(),
        samples.log2() ? LOG2 : ExpressionFrame.FEATURES, samples.count(Split.DEV) > 0);
    List<PipelineStage> stages = new ArrayList<>(List.of(classes));
    if (samples.log2()) {
      stages.add(new Log2Transformer().setFeaturesCol(ExpressionFrame.FEATURES).setOutputCol(LOG2));
    }
    stages.add(select(selector, classes.transform(fitted), progress));
    // Nothing is left to fit: this only puts the fitted stages together.
    return new Pipeline().setStages(stages.toArray(PipelineStage[]::new)).fit(withoutValues(sheet));
  }

  private SpredFeatureSelectorModel select(SpredFeatureSelector selector, Dataset<Row> sheet, Progress progress) {
    try {
      return selector.fitColumns(genes, sheet, progress);
    } catch (IllegalArgumentException failure) {
      throw new InputException(failure.getMessage(), failure);
    }
  }

  private static Dataset<Row> withoutValues(Dataset<Row> sheet) {
    return sheet.limit(0).withColumn(ExpressionFrame.FEATURES, functions.lit(null).cast(SQLDataTypes.VectorType()));
  }

  /** A row per sample with {@code sample}, {@code label} and {@code split}. */
  private Dataset<Row> sheet() {
    ExpressionSet named = samples.set().toBuilder().noColumns().column(LABEL, samples.labels())
        .column(SPLIT, samples.splits().stream().map(Split::spelling).toList()).build();
    return ExpressionFrame.of(spark, named).drop(ExpressionFrame.FEATURES);
  }

  @Override
  public Dataset<Row> predictions(PipelineModel model) {
    return SelectionStages.selector(model).transformColumns(genes, sheet().drop(LABEL));
  }

  @Override
  public GeneValues genes(SpredFeatureSelectorModel selector) {
    return ColumnGenes.collect(genes(spark, samples, request, false), samples.set(), selector);
  }
}
