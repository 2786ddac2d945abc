package ml.spred.spark.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ml.spred.InputException;
import ml.spred.solver.Progress;
import ml.spred.spark.feature.SpredFeatureSelector;
import ml.spred.spark.feature.SpredFeatureSelectorModel;
import ml.spred.split.Split;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.Transformer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The stages over a frame with a row per sample, which holds the values. */
final class RowStages extends SelectionStages {
  private final SpredFeatureSelector selector;
  private final List<String> covariates;

  /**
   * @param groups name of each group of genes to its genes
   * @param pathways name of each pathway to its genes in the data
   * @throws InputException where options are out of range or contradict each other
   */
  RowStages(SparkSession spark, Samples samples, SelectRequest request, Map<String, List<String>> groups,
      Map<String, List<String>> pathways) {
    super(spark, samples, request.penalty().covariates);
    covariates = request.penalty().covariates;
    selector = SelectorSettings.selector(request, groups, pathways, featuresCol(samples), samples.count(Split.DEV) > 0);
  }

  @Override
  List<Transformer> preparing() {
    List<Transformer> preparing = new ArrayList<>(super.preparing());
    if (!covariates.isEmpty()) {
      preparing.add(CovariateColumns.fit(rows(), samples.set(), covariates));
    }
    return preparing;
  }

  @Override
  SpredFeatureSelectorModel select(Dataset<Row> rows, List<Transformer> preparing, Progress progress) {
    Dataset<Row> prepared = rows;
    for (Transformer transformer : preparing) {
      prepared = transformer.transform(prepared);
    }
    return selector.fit(prepared, progress);
  }

  @Override
  Dataset<Row> predictions(PipelineModel model) {
    return model.transform(unlabelled());
  }

  @Override
  GeneValues genes(SpredFeatureSelectorModel selected) {
    return GeneValues.of(samples.set());
  }
}
