package ml.spred.spark.job;

import java.util.List;
import java.util.Locale;
import ml.spred.fdr.FalseDiscoveries;
import ml.spred.fdr.FdrMethod;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.metric.Interval;
import ml.spred.resample.NestedEstimate;
import ml.spred.resample.Overlap;
import ml.spred.resample.StabilitySelection;
import ml.spred.spark.report.Numbers;

/** What the terminal says of samples that were drawn anew. */
final class ResamplingSummary {
  private static final int SHOWN = 5;

  private final SummaryLines lines;

  ResamplingSummary(SummaryLines lines) {
    this.lines = lines;
  }

  /** The one number to be quoted, beside what no skill reaches. */
  void add(NestedEstimate nested) {
    ClassificationMetrics metrics = nested.metrics();
    Interval interval = metrics.accuracyInterval();
    lines.addBlank();
    lines.add("accuracy", "%.1f %% of the whole procedure on samples that had no part in it (95 %% interval %.1f to %.1f %%;"
        + " largest class alone %.1f %%)", 100 * metrics.accuracy(), 100 * interval.low(), 100 * interval.high(),
        100 * metrics.majorityRate());
    lines.add("", "%d outer folds, %d samples predicted once each; lists of two folds share %s of their genes (Jaccard),"
        + " stability"
        + " index %s", nested.numFolds(), metrics.samples(), number(nested.overlap().jaccard()), index(nested.overlap()));
  }

  void add(StabilitySelection stability, int inList) {
    lines.addBlank();
    lines.add("stable", "%s of the list, %d in all: selected by at least %.0f %% of %d half-samples",
        Numbers.count(inList, "gene"), stability.stableFeatures().length, 100 * stability.threshold(), 2 * stability.numPairs());
    lines.add("", "false ones among these: at most %s expected if frequencies are unimodal, %s without that (of genes that are"
        + " selected less often than the average)", number(stability.unimodalBound()), number(stability.generalBound()));
    lines.add("overlap", "two half-samples' lists share %s of their genes (Jaccard), stability index %s",
        number(stability.overlap().jaccard()), index(stability.overlap()));
    if (stability.shortened()) {
      lines.add("", "kappas below %s do not count: with them the bound would pass %s", SummaryLines.number(
          stability.kappas()[stability.kappas().length - 1]), SummaryLines.number(stability.maxFalseSelections()));
    }
  }

  /** @param genes names of those with a control of the rate, best first */
  void add(FalseDiscoveries found, List<String> genes, int listed) {
    lines.addBlank();
    String against = found.method() == FdrMethod.SHADOW ? "shadow genes" : "knockoffs";
    if (found.hasThreshold()) {
      lines.add("controlled", "%s with at most %s %% false ones in the mean (%s): %s", Numbers.count(genes.size(), "gene"),
          SummaryLines.number(100 * found.rate()), against, String.join(", ", genes.subList(0, Math.min(SHOWN, genes.size())))
              + (genes.size() > SHOWN ? ", …" : ""));
    } else {
      lines.add("controlled", "no gene can be named with at most %s %% false ones (%s)", SummaryLines.number(100 * found.rate()),
          against);
    }
    if (found.rate() * listed < 1) {
      lines.add("", "warning: that takes at least %d genes that beat their rivals; %d do, and the list has %d", found.fewest(),
          found.numWinning(), listed);
    }
  }

  private static String index(Overlap overlap) {
    return number(overlap.stability()) + " (95 % interval " + number(overlap.low()) + " to " + number(overlap.high()) + ")";
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : "?";
  }
}
