package ml.spred.spark.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that the report of a path says, as plain values.
 *
 * @param command the command line, ready to be typed again
 * @param options option to value as they were used, defaults included
 * @param path points with kappa above 0, from large to small; at least one
 * @param chosen index of the chosen point, or -1
 * @param oneStandardError index of the sparsest point within one standard error of the best dev accuracy, or -1
 * @param norms the most telling genes, largest first; at most {@link #MOST_NORMS}
 * @param order every gene that enters, first ones first
 * @param provenance name to value: versions, backend, seed, data fingerprint, seconds by phase, peak memory, date
 * @param geneReport file of the report of the selection that the path belongs to; empty when there is none
 */
public record PathReport(
    String command,
    Map<String, String> options,
    DataFacts data,
    List<PathRow> path,
    int chosen,
    int oneStandardError,
    List<Norms> norms,
    List<EntryRow> order,
    Proof proof,
    Map<String, String> provenance,
    String geneReport) {

  /** More lines than this cannot be told apart. */
  public static final int MOST_NORMS = 30;

  public PathReport {
    options = new LinkedHashMap<>(options);
    provenance = new LinkedHashMap<>(provenance);
    if (path.isEmpty() || Math.max(chosen, oneStandardError) >= path.size()) {
      throw new IllegalArgumentException("chosen is " + chosen + " and oneStandardError " + oneStandardError
          + "; they must be -1 or the index of one of the " + path.size() + " points of the path, of which there is at least"
          + " one");
    }
  }

  /** The page as HTML, in UTF-8, without any reference to the outside. */
  public String render() {
    return PathPage.of(this).render();
  }

  /**
   * What was read.
   *
   * @param source name of the file
   * @param scored what the samples that score the points are called: dev, or cross-validation
   * @param numDev how many these are; may be 0
   * @param devMajority share of the largest class among them; NaN when there are none
   */
  public record DataFacts(
      String source, int numSamples, int numFeatures, List<String> classNames, String scored, int numDev,
      double devMajority) {}

  /** A gene's norm of all weights that leave it, at each point of the path. */
  public record Norms(String feature, double[] norms) {}

  /**
   * When a gene enters and leaves.
   *
   * @param leavesAt NaN when it is in at the end of the path
   * @param numPoints points where it is in
   */
  public record EntryRow(int order, String feature, String annotation, double entersAt, double leavesAt, int numPoints) {}

  /**
   * The worst that was found over all points.
   *
   * @param numHolding points whose certificate holds
   * @param gap largest duality gap relative to the objective; NaN when the heads have none
   * @param violation largest distance to the optimality conditions relative to 2 kappa
   * @param tolerance what was asked of the gap where there is one, of the violation elsewhere
   */
  public record Proof(double kappaMax, int numHolding, double gap, double violation, double tolerance) {
    boolean hasGap() {
      return !Double.isNaN(gap);
    }
  }
}
