package ml.spred.spark.job;

import java.util.LinkedHashMap;
import java.util.Map;
import ml.spred.fdr.FalseDiscoveries;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.resample.CrossValidation;
import ml.spred.resample.NestedEstimate;
import ml.spred.resample.Overlap;
import ml.spred.resample.StabilitySelection;
import ml.spred.spark.feature.SpredFeatureSelectorModel;
import ml.spred.spark.param.Choices;

/** What {@code metrics.json} says of samples that were drawn anew: the estimate first, for it is the one to be quoted. */
final class ResamplingJson {
  private ResamplingJson() {}

  static Map<String, Object> of(SpredFeatureSelectorModel selector) {
    Map<String, Object> map = new LinkedHashMap<>();
    selector.nestedEstimate().ifPresent(nested -> map.put("nested", nested(nested)));
    selector.crossValidation().ifPresent(cross -> map.put("crossValidation", crossValidation(cross)));
    selector.stabilitySelection().ifPresent(stability -> map.put("stability", stability(stability)));
    selector.falseDiscoveries().ifPresent(found -> map.put("falseDiscoveries", falseDiscoveries(found)));
    return map;
  }

  private static Map<String, Object> falseDiscoveries(FalseDiscoveries found) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("method", Choices.spelling(found.method()));
    map.put("rate", found.rate());
    map.put("numSelected", found.selected().length);
    map.put("threshold", finite(found.threshold()));
    map.put("fewest", found.fewest());
    map.put("shrinkage", finite(found.shrinkage()));
    map.put("separation", finite(found.separation()));
    return map;
  }

  private static Map<String, Object> nested(NestedEstimate nested) {
    ClassificationMetrics metrics = nested.metrics();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("folds", nested.numFolds());
    map.putAll(metrics.toMap());
    map.put("accuracyLow", metrics.accuracyInterval().low());
    map.put("accuracyHigh", metrics.accuracyInterval().high());
    map.put("numSelected", nested.numSelected());
    map.put("kappas", nested.kappas());
    map.put("overlap", overlap(nested.overlap()));
    return map;
  }

  /** Its scores have chosen, so they stand under a name that no estimate has. */
  private static Map<String, Object> crossValidation(CrossValidation cross) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("folds", cross.numFolds());
    map.put("repeats", cross.numRepeats());
    map.put("numKappas", cross.kappas().length);
    map.put("kappaOfBest", cross.kappas()[cross.best()]);
    map.put("kappaWithinOneStandardError", cross.kappas()[cross.sparsest()]);
    map.put("choosingAccuracy", cross.accuracies()[cross.chosen()]);
    map.put("choosingStandardError", cross.standardErrors()[cross.chosen()]);
    return map;
  }

  private static Map<String, Object> stability(StabilitySelection stability) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("resamples", 2 * stability.numPairs());
    map.put("threshold", stability.threshold());
    map.put("numStable", stability.stableFeatures().length);
    map.put("meanSelected", stability.meanSelected());
    map.put("falseSelectionsUnimodal", finite(stability.unimodalBound()));
    map.put("falseSelectionsGeneral", finite(stability.generalBound()));
    map.put("smallestKappa", stability.kappas()[stability.kappas().length - 1]);
    map.put("shortened", stability.shortened());
    map.put("overlap", overlap(stability.overlap()));
    return map;
  }

  private static Map<String, Object> overlap(Overlap overlap) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("lists", overlap.numLists());
    map.put("meanSize", overlap.meanSize());
    map.put("jaccard", overlap.jaccard());
    map.put("stabilityIndex", finite(overlap.stability()));
    map.put("stabilityIndexLow", finite(overlap.low()));
    map.put("stabilityIndexHigh", finite(overlap.high()));
    return map;
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
