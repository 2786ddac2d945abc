package ml.spred.spark.report;

import java.util.List;
import ml.spred.metric.RocCurve;

/**
 * What a report shows of single samples beside their genes.
 *
 * @param samples names of the samples in the projections
 * @param classOf class index of each
 * @param splits split of each
 * @param projections one for each set of genes; none is legal
 * @param curves one for each split and class that has one
 */
public record SampleViews(
    List<String> samples, int[] classOf, List<String> splits, List<Projection> projections, List<Curve> curves) {

  /**
   * Samples on the two axes along which training samples differ most.
   *
   * @param genes which genes, as a title
   * @param shares share of each axis in the variance of the training samples
   * @param places {@code [samples][2]}
   */
  public record Projection(String genes, double[] shares, double[][] places) {}

  /** One class against the rest in a split. */
  public record Curve(String split, int label, RocCurve roc) {}

  /** Nothing to show. */
  public static SampleViews none() {
    return new SampleViews(List.of(), new int[0], List.of(), List.of(), List.of());
  }
}
