package ml.spred.spark.report;

import java.util.List;
import ml.spred.fdr.FalseDiscoveries;
import ml.spred.resample.CrossValidation;
import ml.spred.resample.NestedEstimate;
import ml.spred.resample.StabilitySelection;

/**
 * What came of drawing the samples anew; each part is null where it was not asked for.
 *
 * @param crossValidation that chose the strength
 * @param nested estimate of the accuracy of the whole procedure
 * @param stability how often genes are selected
 * @param frequencies of the genes in {@code stability}, most frequent first; empty without
 * @param falseDiscoveries control of the false discovery rate
 * @param discoveries genes of {@code falseDiscoveries}, largest statistic first; empty without
 */
public record ResamplingReport(
    CrossValidation crossValidation,
    NestedEstimate nested,
    StabilitySelection stability,
    List<FrequencyRow> frequencies,
    FalseDiscoveries falseDiscoveries,
    List<DiscoveryRow> discoveries) {

  /**
   * A gene beside its rival.
   *
   * @param statistic strength at which the first of the two enters, negative where that is the rival
   * @param controlled whether it is in the list with a control of false discoveries
   * @param selected whether it is in the list of this run
   */
  public record DiscoveryRow(String feature, String annotation, double statistic, boolean controlled, boolean selected) {}

  /**
   * How often a gene is selected.
   *
   * @param stable whether that reaches the threshold
   * @param selected whether it is in the list of this run
   * @param alongPath frequency at each strength of the stability selection
   */
  public record FrequencyRow(String feature, String annotation, double frequency, boolean stable, boolean selected,
      double[] alongPath) {}

  /** Nothing was drawn anew. */
  public static ResamplingReport none() {
    return new ResamplingReport(null, null, null, List.of(), null, List.of());
  }

  /** What the samples that score a path are called. */
  String scored() {
    return crossValidation == null ? "dev" : "cross-validation";
  }
}
