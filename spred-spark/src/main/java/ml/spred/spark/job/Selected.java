package ml.spred.spark.job;

import java.util.List;
import java.util.Map;
import ml.spred.spark.feature.SpredFeatureSelectorModel;

/**
 * A finished selection, before anything is written.
 *
 * @param seconds by phase
 * @param peakMemory bytes of this process, the most so far
 */
record Selected(Fitted fitted, List<Genes.Gene> genes, Scores scores, Map<String, Double> seconds, long peakMemory) {
  SelectRequest request() {
    return fitted.request();
  }

  Samples samples() {
    return fitted.samples();
  }

  SpredFeatureSelectorModel selector() {
    return fitted.selector();
  }
}
