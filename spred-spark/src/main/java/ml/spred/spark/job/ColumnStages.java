package ml.spred.spark.job;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.Log2Evidence;
import ml.spred.solver.Progress;
import ml.spred.spark.columns.GeneFrame;
import ml.spred.spark.columns.GeneText;
import ml.spred.spark.distribute.Failures;
import ml.spred.spark.distribute.Shipped;
import ml.spred.spark.feature.SpredFeatureSelectorModel;
import ml.spred.spark.source.ExpressionFrame;
import ml.spred.split.Split;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** The stages over a file with a line per gene, whose values go from the file to the executors and never meet in one place. */
final class ColumnStages extends SelectionStages {
  private final SelectRequest request;
  private final Dataset<Row> genes;

  /** @param samples of the file, without values; whether log2 is taken is already decided */
  ColumnStages(SparkSession spark, Samples samples, SelectRequest request) {
    super(spark, samples, List.of());
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
  SpredFeatureSelectorModel select(Dataset<Row> rows, List<Transformer> preparing, Progress progress) {
    return SelectorSettings.selector(request, Map.of(), Map.of(), featuresCol(samples), samples.count(Split.DEV) > 0)
        .fitColumns(genes, rows, progress);
  }

  /** The vectors are null: the pipeline asks for their type alone. */
  @Override
  Dataset<Row> rows() {
    return super.rows().withColumn(ExpressionFrame.FEATURES, functions.lit(null).cast(SQLDataTypes.VectorType()));
  }

  @Override
  Dataset<Row> predictions(PipelineModel model) {
    return selector(model).transformColumns(genes, unlabelled().drop(ExpressionFrame.FEATURES));
  }

  /** Values are shown as they were read. */
  @Override
  GeneValues genes(SpredFeatureSelectorModel selected) {
    return ColumnGenes.collect(samples.log2() ? genes(spark, samples, request, false) : genes, samples.set(), selected);
  }
}
