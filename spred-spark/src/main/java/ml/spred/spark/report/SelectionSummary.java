package ml.spred.spark.report;

import java.util.List;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.metric.Interval;
import ml.spred.resample.Overlap;
import ml.spred.resample.StabilitySelection;

/** The first screen: how well, against which base rate, with how many genes, how stable, and whether it is certified. */
record SelectionSummary(SelectionReport report) {

  List<Headline> headlines() {
    return overlap() == null ? List.of(accuracy(), balancedAccuracy(), genes(), certificate())
        : List.of(accuracy(), genes(), stability(), certificate());
  }

  /** The answer in words, with what would make a reader distrust it. */
  Prose verdict() {
    ClassificationMetrics metrics = metrics();
    if (metrics == null) {
      return Prose.warning("No split holds a sample, so nothing can be said about how well the genes tell the classes apart.");
    }
    if (report.genes().isEmpty()) {
      return Prose.warning("No gene was selected: at kappa " + Numbers.number(report.certificate().kappa())
          + " the best answer uses no gene at all, so the scores below are those of the class shares alone. "
          + "A kappa below kappaMax, which is " + Numbers.number(report.certificate().kappaMax()) + ", selects genes.");
    }
    return beatsMajority(metrics) ? new Prose(sentence(metrics), Tone.GOOD)
        : Prose.warning(sentence(metrics) + " These samples cannot tell the two apart.");
  }

  private boolean isNested() {
    return report.resampling().nested() != null;
  }

  /** The most honest scores that there are; null when no sample was predicted. */
  private ClassificationMetrics metrics() {
    return isNested() ? report.resampling().nested().metrics() : report.metrics().get(split());
  }

  /** The most honest split that has samples; null when none has. */
  String split() {
    return List.of("test", "dev", "train").stream()
        .filter(name -> report.metrics().containsKey(name) && !report.metrics().get(name).isEmpty())
        .findFirst().orElse(null);
  }

  static boolean beatsMajority(ClassificationMetrics metrics) {
    return metrics.accuracyInterval().low() > metrics.majorityRate();
  }

  private String sentence(ClassificationMetrics metrics) {
    if (isNested()) {
      return "Selections made like this one have an accuracy of " + Numbers.percent(metrics.accuracy())
          + " on samples that had no"
          + " part in them (" + Numbers.count(metrics.samples(), "sample") + ", " + report.resampling().nested().numFolds()
          + " outer folds); always answering the largest class would reach " + Numbers.percent(metrics.majorityRate())
          + ". This list holds " + Numbers.count(report.genes().size(), "gene") + " of "
          + Numbers.count(report.data().numFeatures()) + ".";
    }
    return "With " + Numbers.count(report.genes().size(), "gene") + " of " + Numbers.count(report.data().numFeatures())
        + ", the accuracy is " + Numbers.percent(metrics.accuracy()) + " on " + splitInWords(metrics.samples())
        + "; always answering the largest class would reach "
        + Numbers.percent(metrics.majorityRate()) + ".";
  }

  private String splitInWords(int samples) {
    return switch (split()) {
      case "test" -> Numbers.count(samples, "test sample") + " that had no part in the choice";
      case "dev" -> Numbers.count(samples, "dev sample") + " (there is no test split, and dev may have chosen kappa: optimistic)";
      default -> Numbers.count(samples, "training sample") + " (there is no other split: this says nothing about new samples)";
    };
  }

  private String where() {
    return isNested() ? "of the procedure (nested)" : "on " + split();
  }

  private Headline accuracy() {
    ClassificationMetrics metrics = metrics();
    if (metrics == null) {
      return new Headline("Accuracy", Numbers.NONE, "no samples", Tone.WARNING);
    }
    Interval interval = metrics.accuracyInterval();
    return new Headline(
        "Accuracy " + where() + ", " + Numbers.count(metrics.samples(), "sample"),
        Numbers.percent(metrics.accuracy()),
        "largest class alone: " + Numbers.percent(metrics.majorityRate()) + (overlap() == null ? ""
            : " · balanced " + Numbers.percent(metrics.balancedAccuracy())) + " · 95 % interval "
            + Numbers.percent(interval.low()) + " to " + Numbers.percent(interval.high()),
        beatsMajority(metrics) ? Tone.GOOD : Tone.WARNING);
  }

  private Headline balancedAccuracy() {
    ClassificationMetrics metrics = metrics();
    if (metrics == null) {
      return new Headline("Balanced accuracy", Numbers.NONE, "no samples", Tone.WARNING);
    }
    double oneClass = 1.0 / Math.max(1, metrics.classesPresent());
    return new Headline(
        "Balanced accuracy " + where(),
        Numbers.percent(metrics.balancedAccuracy()),
        "every class counts the same; one constant answer: " + Numbers.percent(oneClass),
        metrics.balancedAccuracy() > oneClass ? Tone.GOOD : Tone.WARNING);
  }

  private Headline genes() {
    int selected = report.genes().size();
    int all = report.data().numFeatures();
    String share = selected == 0 ? "none" : Numbers.share(selected, all);
    return new Headline("Genes selected", Numbers.count(selected), "of " + Numbers.count(all) + " (" + share + ") at kappa "
        + Numbers.number(report.certificate().kappa()) + (overlap() == null ? " · how stable, --stability 100 would say" : ""),
        selected == 0 ? Tone.WARNING : Tone.PLAIN);
  }

  /** How much lists from other samples agree; null where none were made. */
  private Overlap overlap() {
    ResamplingReport resampling = report.resampling();
    return resampling.stability() != null ? resampling.stability().overlap()
        : resampling.nested() != null ? resampling.nested().overlap() : null;
  }

  private Headline stability() {
    StabilitySelection stability = report.resampling().stability();
    String agree = "two lists share " + Numbers.percent(overlap().jaccard()) + " of their genes (Jaccard)";
    if (stability == null) {
      return new Headline("Stability index, " + Numbers.count(overlap().numLists(), "outer fold"),
          Numbers.decimals(overlap().stability()), "1 for equal lists, 0 for random ones; " + agree, Tone.PLAIN);
    }
    long stable = report.resampling().frequencies().stream().filter(row -> row.stable() && row.selected()).count();
    return new Headline("Stable of these genes, " + Numbers.count(2L * stability.numPairs(), "half-sample"),
        Numbers.count(stable), "selected by at least " + Numbers.percent(stability.threshold()) + " of them; " + agree,
        stable == 0 ? Tone.WARNING : Tone.PLAIN);
  }

  private Headline certificate() {
    SelectionReport.CertificateFacts facts = report.certificate();
    String worst = facts.hasGap() ? "at most " + Numbers.bound(100 * facts.gap()) + "\u00a0% above the global minimum, allowed "
        + Numbers.bound(100 * facts.tolerance()) + "\u00a0%"
        : "worst violation " + Numbers.percent(facts.worstViolation()) + " of 2κ, allowed " + Numbers.percent(facts.tolerance());
    return facts.holds()
        ? new Headline("Optimality certificate", "holds", worst, Tone.GOOD)
        : new Headline("Optimality certificate", "does not hold", worst, Tone.WARNING);
  }
}
