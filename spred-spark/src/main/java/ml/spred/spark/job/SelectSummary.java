package ml.spred.spark.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ml.spred.expression.ExpressionSet;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.problem.Certificate;
import ml.spred.spark.report.Numbers;
import ml.spred.split.Split;

/** A finished selection on one screen. */
final class SelectSummary {
  private static final int GENES_SHOWN = 10;
  private static final int NAME_WIDTH = 24;
  private static final int ANNOTATION_WIDTH = 40;

  private final Selected selected;
  private final List<String> lines = new ArrayList<>();

  private SelectSummary(Selected selected) {
    this.selected = selected;
  }

  static List<String> lines(Selected selected) {
    SelectSummary summary = new SelectSummary(selected);
    summary.addData();
    summary.addScores();
    summary.addGenes();
    summary.addProof();
    return summary.lines;
  }

  private void addData() {
    Samples samples = selected.samples();
    ExpressionSet set = samples.set();
    add("data", "%s: %,d samples, %,d genes%s", set.source(), set.numSamples(), set.numFeatures(),
        samples.log2() ? ", log2 taken" : "");
    add("classes", "%s", classes());
    String drawn = selected.request().data().splits == null
        ? "drawn with seed " + selected.request().fit().seed : "from " + selected.request().data().splits;
    add("split", "%d train, %d dev, %d test (%s)", samples.count(Split.TRAIN), samples.count(Split.DEV),
        samples.count(Split.TEST), drawn);
    add("selected", "%,d of %,d genes at kappa %s (%s)", selected.genes().size(), set.numFeatures(),
        number(selected.selector().kappa()), choice());
    addRelaxation();
  }

  private void addRelaxation() {
    boolean chosen = selected.request().fit().relaxation.equals(FitOptions.AUTO);
    double gamma = selected.selector().relaxation();
    if (chosen || gamma != 1) {
      add("relaxed", "predictions are %s L1 solution and %s refit of the same genes%s", number(gamma), number(1 - gamma),
          chosen ? " (chosen on dev)" : "");
    }
  }

  private String classes() {
    List<String> names = selected.scores().classes();
    int[] counts = new int[names.size()];
    for (int label : selected.scores().labels()) {
      counts[label]++;
    }
    return IntStream.range(0, counts.length).mapToObj(k -> names.get(k) + " " + counts[k]).collect(Collectors.joining(", "));
  }

  private String choice() {
    StrengthOptions strength = selected.request().strength();
    return strength.kappa != null ? "as given" : strength.numFeatures != null ? "searched for " + strength.numFeatures + " genes"
        : (selected.request().fit().oneStandardError ? "sparsest within one standard error of the best on dev among "
            : "chosen on dev among ") + selected.selector().path().size();
  }

  private void addScores() {
    lines.add("");
    lines.add(String.format("%-10s%9s%11s%11s%22s", "", "samples", "accuracy", "balanced", "largest class alone"));
    selected.scores().metrics().forEach((split, metrics) -> lines.add(score(split, metrics)));
  }

  private static String score(Split split, ClassificationMetrics metrics) {
    return String.format(Locale.ROOT, "%-10s%9d%9.1f %%%9.1f %%%20.1f %%", split.spelling(), metrics.samples(),
        100 * metrics.accuracy(), 100 * metrics.balancedAccuracy(), 100 * metrics.majorityRate());
  }

  private void addGenes() {
    lines.add("");
    if (selected.genes().isEmpty()) {
      lines.add("No gene was selected: at this kappa the best answer uses none. A smaller --kappa, or --num-features,"
          + " selects some.");
      return;
    }
    int width = selected.genes().stream().limit(GENES_SHOWN).mapToInt(gene -> gene.feature().length()).max().orElse(0);
    int column = Math.min(Math.max(width, 4), NAME_WIDTH);
    lines.add(String.format("rank  %-" + column + "s  %8s  annotation", "gene", "score").stripTrailing());
    for (Genes.Gene gene : selected.genes().subList(0, Math.min(GENES_SHOWN, selected.genes().size()))) {
      lines.add(String.format(Locale.ROOT, "%4d  %-" + column + "s  %8s  %s", gene.rank(), clip(gene.feature(), column),
          number(gene.score()), clip(gene.annotation(), ANNOTATION_WIDTH)).stripTrailing());
    }
    int more = selected.genes().size() - GENES_SHOWN;
    if (more > 0) {
      lines.add(String.format(Locale.ROOT, "      … and %,d more in %s/%s", more, directory(), SelectFiles.GENES));
    }
  }

  private void addProof() {
    lines.add("");
    Certificate certificate = selected.selector().certificate();
    add("certificate", "%s: %s", certificate.holds() ? "holds" : "DOES NOT HOLD", proof(certificate));
    add("report", "%s/%s (%.0f s in all)", directory(), SelectFiles.REPORT, selected.seconds().get("total"));
  }

  /** What is proven: a bound on the objective where there is a duality gap, the conditions of an optimum everywhere. */
  static String proof(Certificate certificate) {
    String worst = String.format(Locale.ROOT, "of %,d genes the worst is off the conditions of an optimum by at most %s %%",
        certificate.numChecked(), Numbers.bound(100 * certificate.violation()));
    String allowed = " (allowed " + Numbers.bound(100 * certificate.tolerance()) + " %)";
    return certificate.hasGap() ? "the objective is at most " + Numbers.bound(100 * certificate.gap())
        + " % above the global minimum" + allowed + ", and " + worst : worst + allowed;
  }

  private String directory() {
    return selected.request().output().output.replaceFirst("(?<=.)/+$", "");
  }

  private void add(String name, String format, Object... values) {
    lines.add(String.format(Locale.ROOT, "%-12s", name) + String.format(Locale.ROOT, format, values));
  }

  private static String clip(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }
}
