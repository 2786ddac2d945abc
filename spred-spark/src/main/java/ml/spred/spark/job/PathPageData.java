package ml.spred.spark.job;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ml.spred.expression.ExpressionSet;
import ml.spred.problem.Certificate;
import ml.spred.solver.PathPoint;
import ml.spred.spark.feature.EnteringOrder;
import ml.spred.spark.report.PathReport;
import ml.spred.spark.report.PathRow;
import ml.spred.split.Split;

/** Fills a {@link PathReport} with a walked path. */
final class PathPageData {
  private final Fitted fitted;
  private final Walk walk;
  private final ExpressionSet set;

  private PathPageData(Fitted fitted, Walk walk) {
    this.fitted = fitted;
    this.walk = walk;
    set = fitted.samples().set();
  }

  /** @param geneReport file of the report of the selection beside it; empty when there is none */
  static PathReport of(Fitted fitted, Walk walk, Map<String, Double> seconds, long peakMemory, String geneReport) {
    PathPageData data = new PathPageData(fitted, walk);
    return new PathReport(fitted.request().command(), fitted.request().settings(), data.facts(), data.rows(), walk.chosen(),
        walk.oneStandardError(), data.norms(), data.order(), data.proof(), RunFacts.of(fitted, seconds, peakMemory), geneReport);
  }

  private PathReport.DataFacts facts() {
    Samples samples = fitted.samples();
    Split scored = walk.cross() == null ? Split.DEV : Split.TRAIN;
    Map<String, Long> dev = IntStream.range(0, samples.labels().size()).filter(k -> samples.splits().get(k) == scored)
        .mapToObj(samples.labels()::get).collect(Collectors.groupingBy(label -> label, Collectors.counting()));
    double majority = dev.values().stream().mapToLong(Long::longValue).max().orElse(0)
        / (double) samples.count(scored);
    return new PathReport.DataFacts(set.source(), set.numSamples(), fitted.genes().count(), samples.classes(), walk.scored(),
        samples.count(scored), majority);
  }

  private List<PathRow> rows() {
    return walk.points().stream().map(point -> row(walk, point)).toList();
  }

  static PathRow row(Walk walk, PathPoint point) {
    return new PathRow(point.kappa(), point.numFeatures(), point.certificate().objective(), point.certificate().violation(),
        point.validationAccuracy(), walk.standardError(point), point.validationLoss());
  }

  /** Largest at the chosen point first, then those that enter first. */
  private List<PathReport.Norms> norms() {
    PathPoint chosen = walk.points().get(Math.max(0, walk.chosen()));
    return walk.order().stream().map(EnteringOrder.Entry::feature)
        .sorted(Comparator.comparingDouble(feature -> -score(chosen, feature))).limit(PathReport.MOST_NORMS)
        .map(feature -> new PathReport.Norms(fitted.genes().name(feature),
            walk.points().stream().mapToDouble(point -> score(point, feature)).toArray()))
        .toList();
  }

  private static double score(PathPoint point, int feature) {
    int place = Arrays.binarySearch(point.support(), feature);
    return place < 0 ? 0 : point.scores()[place];
  }

  private List<PathReport.EntryRow> order() {
    return walk.order().stream().map(entry -> new PathReport.EntryRow(entry.order(), fitted.genes().name(entry.feature()),
        fitted.genes().annotation(entry.feature()), entry.entersAt(), entry.leavesAt(), entry.numPoints())).toList();
  }

  private PathReport.Proof proof() {
    Certificate chosen = fitted.selector().certificate();
    return new PathReport.Proof(chosen.kappaMax(), walk.numHolding(), walk.largestGap(), walk.largestViolation(),
        chosen.tolerance());
  }
}
