package ml.spred.spark.job;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.fdr.FalseDiscoveries;
import ml.spred.spark.report.ResamplingReport.DiscoveryRow;

/** Genes by how early they enter the path before their rival. */
final class Discoveries {
  private Discoveries() {}

  /** Largest statistic first, equal ones by name; none without a control of false discoveries. */
  static List<DiscoveryRow> of(Selected selected) {
    FalseDiscoveries found = selected.selector().falseDiscoveries().orElse(null);
    GeneValues genes = selected.fitted().genes();
    int[] support = selected.selector().selectedFeatures();
    return found == null ? List.of() : IntStream.range(0, found.features().length).mapToObj(k -> {
      int gene = found.features()[k];
      return new DiscoveryRow(genes.name(gene), genes.annotation(gene), found.statistics()[k],
          found.statistics()[k] >= found.threshold(), Arrays.binarySearch(support, gene) >= 0);
    }).sorted(Comparator.comparingDouble(DiscoveryRow::statistic).reversed().thenComparing(DiscoveryRow::feature)).toList();
  }
}
