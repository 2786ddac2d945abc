package ml.spred.spark.job;

import java.util.List;
import java.util.Map;
import ml.spred.spark.feature.SpredFeatureSelectorModel;
import org.apache.spark.ml.PipelineModel;

/**
 * A finished selection, before anything is written.
 *
 * @param sha256 of the input file
 * @param seconds by phase
 * @param peakMemory bytes of this process, the most so far
 */
record Selected(
    SelectRequest request, Samples samples, String sha256, PipelineModel model, List<Genes.Gene> genes, Scores scores,
    Map<String, Double> seconds, long peakMemory) {

  SpredFeatureSelectorModel selector() {
    return SelectionStages.selector(model);
  }
}
