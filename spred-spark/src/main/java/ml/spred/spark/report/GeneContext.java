package ml.spred.spark.report;

import java.util.List;

/**
 * What surrounds the selected genes.
 *
 * @param related unselected genes that selected ones may stand for
 * @param pathways that are in, the largest score first
 * @param covariates columns that are in every model beside the genes
 */
public record GeneContext(List<RelatedRow> related, List<PathwayRow> pathways, List<String> covariates) {
  /** An unselected gene beside the selected one that it is correlated with. */
  public record RelatedRow(String feature, String annotation, String related, String relatedAnnotation, double correlation) {}

  /** A pathway with its genes. */
  public record PathwayRow(String pathway, double score, List<String> genes) {}

  /** Nothing. */
  public static GeneContext none() {
    return new GeneContext(List.of(), List.of(), List.of());
  }
}
