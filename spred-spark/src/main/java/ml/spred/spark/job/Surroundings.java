package ml.spred.spark.job;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ml.spred.expression.ExpressionSet;
import ml.spred.select.RelatedGene;
import ml.spred.spark.report.GeneContext;

/** What surrounds the selected genes: those related to them, pathways, covariates. */
final class Surroundings {
  private Surroundings() {}

  /** Related genes come by the rank of the selected one. */
  static GeneContext of(Selected selected) {
    ExpressionSet set = selected.samples().set();
    Map<Integer, List<RelatedGene>> related =
        selected.selector().relatedFeatures().stream().collect(Collectors.groupingBy(RelatedGene::gene));
    return new GeneContext(
        selected.genes().stream().flatMap(gene -> related.getOrDefault(gene.index(), List.of()).stream())
            .map(one -> row(set, one)).toList(),
        selected.selector().selectedPathways().stream()
            .map(pathway -> new GeneContext.PathwayRow(pathway.name(), pathway.score(), Arrays.asList(pathway.features())))
            .toList(),
        selected.request().penalty().covariates);
  }

  private static GeneContext.RelatedRow row(ExpressionSet set, RelatedGene one) {
    return new GeneContext.RelatedRow(set.featureNames().get(one.gene()), set.annotations().get(one.gene()),
        set.featureNames().get(one.related()), set.annotations().get(one.related()), one.correlation());
  }
}
