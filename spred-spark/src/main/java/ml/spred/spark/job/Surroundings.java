package ml.spred.spark.job;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ml.spred.select.RelatedGene;
import ml.spred.spark.report.GeneContext;

/** What surrounds the selected genes: those related to them, pathways, covariates. */
final class Surroundings {
  private Surroundings() {}

  /** Related genes come by the rank of the selected one. */
  static GeneContext of(Selected selected) {
    GeneValues genes = selected.fitted().genes();
    Map<Integer, List<RelatedGene>> related =
        selected.selector().relatedFeatures().stream().collect(Collectors.groupingBy(RelatedGene::gene));
    return new GeneContext(
        selected.genes().stream().flatMap(gene -> related.getOrDefault(gene.index(), List.of()).stream())
            .map(one -> row(genes, one)).toList(),
        selected.selector().selectedPathways().stream()
            .map(pathway -> new GeneContext.PathwayRow(pathway.name(), pathway.score(), Arrays.asList(pathway.features())))
            .toList(),
        selected.request().penalty().covariates);
  }

  private static GeneContext.RelatedRow row(GeneValues genes, RelatedGene one) {
    return new GeneContext.RelatedRow(genes.name(one.gene()), genes.annotation(one.gene()), genes.name(one.related()),
        genes.annotation(one.related()), one.correlation());
  }
}
