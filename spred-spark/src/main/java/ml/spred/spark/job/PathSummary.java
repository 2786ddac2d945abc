package ml.spred.spark.job;

import java.util.List;
import java.util.Locale;
import ml.spred.solver.PathPoint;
import ml.spred.spark.feature.EnteringOrder;
import ml.spred.spark.report.Numbers;

/** A walked path on one screen. */
final class PathSummary {
  private final Walked walked;
  private final Walk walk;
  private final SummaryLines lines;

  private PathSummary(Walked walked) {
    this.walked = walked;
    walk = walked.walk();
    lines = new SummaryLines(walked.fitted());
  }

  static List<String> lines(Walked walked) {
    PathSummary summary = new PathSummary(walked);
    summary.lines.addData();
    summary.addPath();
    summary.addOrder();
    summary.addProof();
    return summary.lines.lines();
  }

  private void addPath() {
    lines.add("path", "%,d strengths from kappa %s to %s, %,d of %,d genes enter", walk.points().size(),
        SummaryLines.number(walk.points().get(0).kappa()),
        SummaryLines.number(walk.points().get(walk.points().size() - 1).kappa()), walk.order().size(), genes().count());
    lines.add("chosen", "%s", point(walk.chosen()));
    lines.add("sparser", "%s: the fewest genes within one standard error of the best", point(walk.oneStandardError()));
  }

  private String point(int index) {
    PathPoint point = walk.points().get(index);
    return String.format(Locale.ROOT, "%s at kappa %s, accuracy on dev %.1f %% ± %.1f %%",
        Numbers.count(point.numFeatures(), "gene"), SummaryLines.number(point.kappa()), 100 * point.validationAccuracy(),
        100 * walk.standardError(point));
  }

  private void addOrder() {
    lines.addBlank();
    List<EnteringOrder.Entry> first = walk.order().stream().limit(SummaryLines.GENES_SHOWN).toList();
    int column = SummaryLines.width(first.stream().map(entry -> genes().name(entry.feature())).toList());
    lines.addLine(String.format("order  %-" + column + "s  enters at  leaves at  points", "gene"));
    for (EnteringOrder.Entry entry : first) {
      lines.addLine(String.format(Locale.ROOT, "%5d  %-" + column + "s  %9s  %9s  %6d", entry.order(),
          SummaryLines.clip(genes().name(entry.feature()), column), SummaryLines.number(entry.entersAt()),
          Double.isNaN(entry.leavesAt()) ? Numbers.NONE : SummaryLines.number(entry.leavesAt()), entry.numPoints()));
    }
    int more = walk.order().size() - first.size();
    if (more > 0) {
      lines.addLine(String.format(Locale.ROOT, "       … and %,d more in %s/%s", more, lines.directory(), PathFiles.ORDER));
    }
  }

  private void addProof() {
    lines.addBlank();
    boolean all = walk.numHolding() == walk.points().size();
    lines.add("certificate", "%s at %s strengths: %s", all ? "holds" : "DOES NOT HOLD",
        all ? "all " + walk.points().size() : walk.points().size() - walk.numHolding() + " of " + walk.points().size(),
        SelectSummary.proof(walked.fitted().selector().certificate(), walk.largestGap(), walk.largestViolation()));
    lines.add("report", "%s/%s (%.0f s in all)", lines.directory(), SelectFiles.REPORT, walked.seconds().get("total"));
  }

  private GeneValues genes() {
    return walked.fitted().genes();
  }
}
