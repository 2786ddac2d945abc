package ml.spred.spark.job;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.resample.StabilitySelection;
import ml.spred.spark.report.ResamplingReport.FrequencyRow;

/** Genes by how often half-samples select them. */
final class Frequencies {
  private Frequencies() {}

  /** Most frequent first, equal ones by name; none without a stability selection. */
  static List<FrequencyRow> of(Selected selected) {
    StabilitySelection stability = selected.selector().stabilitySelection().orElse(null);
    GeneValues genes = selected.fitted().genes();
    int[] support = selected.selector().selectedFeatures();
    return stability == null ? List.of() : IntStream.range(0, stability.features().length).mapToObj(k -> {
      int gene = stability.features()[k];
      return new FrequencyRow(genes.name(gene), genes.annotation(gene), stability.maxima()[k],
          stability.maxima()[k] >= stability.threshold(), Arrays.binarySearch(support, gene) >= 0, stability.frequencies()[k]);
    }).sorted(Comparator.comparingDouble(FrequencyRow::frequency).reversed().thenComparing(FrequencyRow::feature)).toList();
  }
}
