package ml.spred.spark.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ml.spred.metric.ClassificationMetrics;

/**
 * Everything that the report of a gene selection says, as plain values.
 *
 * @param command the command line, ready to be typed again
 * @param options option to value as they were used, defaults included
 * @param metrics split ({@code train}, {@code dev}, {@code test}) to its scores; a split may be empty or absent
 * @param genes the selected genes, best first; none is a legal result
 * @param expression of the best genes, at most {@link SelectionReport#MOST_GENES_SHOWN}
 * @param views of single samples: where they lie, how they are ranked
 * @param path the kappas that were tried, from large to small; one point when kappa was given
 * @param chosenPoint index of the chosen kappa in {@code path}, or -1 when there is no path
 * @param oneStandardError index of the sparsest point within one standard error of the best dev accuracy, or -1
 * @param provenance name to value: versions, backend, seed, data fingerprint, seconds by phase, peak memory, date
 * @param pathReport file of the report of the path, beside this one; empty when there is none
 * @param resampling what came of drawing the samples anew
 * @param context what surrounds the selected genes
 */
public record SelectionReport(
    String command,
    Map<String, String> options,
    DataFacts data,
    Map<String, ClassificationMetrics> metrics,
    List<GeneRow> genes,
    Expression expression,
    SampleViews views,
    List<PathRow> path,
    int chosenPoint,
    int oneStandardError,
    List<HistoryRow> history,
    CertificateFacts certificate,
    Map<String, String> provenance,
    String pathReport,
    ResamplingReport resampling,
    GeneContext context) {

  /** How many genes the pictures of the expression show. */
  public static final int MOST_GENES_SHOWN = 30;

  public SelectionReport {
    options = new LinkedHashMap<>(options);
    metrics = new LinkedHashMap<>(metrics);
    provenance = new LinkedHashMap<>(provenance);
    if (chosenPoint < -1 || Math.max(chosenPoint, oneStandardError) >= path.size()) {
      throw new IllegalArgumentException(
          "chosenPoint is " + chosenPoint + " and oneStandardError " + oneStandardError + "; they must be -1"
          + " or the index of one of the " + path.size() + " points of the path");
    }
  }

  /** The page as HTML, in UTF-8, without any reference to the outside. */
  public String render() {
    return SelectionPage.of(this).render();
  }

  /**
   * What was read.
   *
   * @param source name of the file
   * @param classNames names by class index
   * @param classCounts split to the number of samples of each class
   * @param logTransformed whether log2 was taken
   * @param constantFeatures genes without variation on the training rows, which no method can use
   * @param missingValues cells without a value
   * @param notes further sentences for the reader
   */
  public record DataFacts(
      String source,
      int numSamples,
      int numFeatures,
      List<String> classNames,
      Map<String, int[]> classCounts,
      boolean logTransformed,
      int constantFeatures,
      long missingValues,
      List<String> notes) {

    public DataFacts {
      classCounts = new LinkedHashMap<>(classCounts);
    }
  }

  /**
   * A selected gene.
   *
   * @param score norm of all weights that leave it
   * @param frequency share of the half-samples that select it; NaN without a stability selection
   */
  public record GeneRow(int rank, String feature, String annotation, double score, double frequency) {}

  /** One look at the training; {@code devLogLoss} is null when it was not computed. */
  public record HistoryRow(int iteration, double kappa, double objective, int numFeatures, Double devLogLoss) {}

  /**
   * The outcome of checking the optimality conditions of every gene.
   *
   * @param kappaMax smallest kappa whose solution is all zero
   * @param worstViolation largest distance to the conditions relative to 2 kappa
   * @param worstFeature the gene where it is
   * @param gap duality gap relative to the objective; NaN when the heads have none
   * @param tolerance what was asked of the gap where there is one, of the distance elsewhere
   * @param loss value of the loss
   * @param penalty value of {@code 2 kappa sum of norms}
   * @param decay value of the weight decay behind the first layer
   * @param objective sum of the three
   */
  public record CertificateFacts(
      double kappa,
      double kappaMax,
      double worstViolation,
      String worstFeature,
      double gap,
      double tolerance,
      double loss,
      double penalty,
      double decay,
      double objective) {

    public boolean holds() {
      return (hasGap() ? gap : worstViolation) <= tolerance;
    }

    boolean hasGap() {
      return !Double.isNaN(gap);
    }
  }
}
