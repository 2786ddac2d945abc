package ml.spred.spark.job;

import ml.spred.spark.feature.SpredFeatureSelectorModel;
import org.apache.spark.ml.PipelineModel;

/**
 * A fitted pipeline with all that led to it, while Spark is there.
 *
 * @param sha256 of the input file
 * @param stages hold the samples
 * @param genes what is shown of them
 * @param clock runs on
 */
record Fitted(
    SelectRequest request, Samples samples, String sha256, PipelineModel model, SelectionStages stages, GeneValues genes,
    PhaseClock clock) {

  SpredFeatureSelectorModel selector() {
    return SelectionStages.selector(model);
  }
}
