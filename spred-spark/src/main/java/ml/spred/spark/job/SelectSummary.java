package ml.spred.spark.job;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import ml.spred.fdr.FalseDiscoveries;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.problem.Certificate;
import ml.spred.resample.StabilitySelection;
import ml.spred.spark.feature.SelectedPathway;
import ml.spred.spark.report.Numbers;
import ml.spred.spark.report.ResamplingReport.DiscoveryRow;
import ml.spred.split.Split;

/** A finished selection on one screen. */
final class SelectSummary {
  private static final int ANNOTATION_WIDTH = 40;

  private final Selected selected;
  private final SummaryLines lines;
  private final ResamplingSummary resampling;

  private SelectSummary(Selected selected) {
    this.selected = selected;
    lines = new SummaryLines(selected.fitted());
    resampling = new ResamplingSummary(lines);
  }

  static List<String> lines(Selected selected) {
    SelectSummary summary = new SelectSummary(selected);
    summary.lines.addData();
    summary.addChoice();
    selected.selector().nestedEstimate().ifPresent(summary.resampling::add);
    summary.addScores();
    summary.addGenes();
    selected.selector().stabilitySelection().ifPresent(summary::addStability);
    selected.selector().falseDiscoveries().ifPresent(summary::addFalseDiscoveries);
    summary.addProof();
    return summary.lines.lines();
  }

  private void addChoice() {
    lines.add("selected", "%,d of %,d genes at kappa %s (%s)", selected.genes().size(),
        selected.fitted().genes().count(), SummaryLines.number(selected.selector().kappa()), choice());
    if (!selected.request().penalty().covariates.isEmpty()) {
      lines.add("covariates", "%s (in the model without a penalty)", String.join(", ", selected.request().penalty().covariates));
    }
    if (selected.request().penalty().pathways != null) {
      List<SelectedPathway> pathways = selected.selector().selectedPathways();
      lines.add("pathways", "%s in%s", Numbers.count(pathways.size(), "pathway"), pathways.isEmpty() ? "" : ": "
          + pathways.stream()
          .limit(SummaryLines.GENES_SHOWN).map(SelectedPathway::name).collect(Collectors.joining(", "))
              + (pathways.size() > SummaryLines.GENES_SHOWN ? ", …" : ""));
    }
    boolean chosen = selected.request().fit().relaxation.equals(FitOptions.AUTO);
    double gamma = selected.selector().relaxation();
    if (chosen || gamma != 1) {
      lines.add("relaxed", "predictions are %s L1 solution and %s refit of the same genes%s", SummaryLines.number(gamma),
          SummaryLines.number(1 - gamma), chosen ? " (chosen with kappa)" : "");
    }
  }

  private String choice() {
    StrengthOptions strength = selected.request().strength();
    String by = selected.selector().crossValidation().map(cross -> "by cross-validation with " + cross.numFolds() + " folds")
        .orElse("on dev");
    return strength.kappa != null ? "as given" : strength.numFeatures != null ? "searched for " + strength.numFeatures + " genes"
        : (selected.request().fit().oneStandardError ? "sparsest within one standard error of the best " + by + " among "
            : "chosen " + by + " among ") + selected.selector().path().size();
  }

  private void addScores() {
    lines.addBlank();
    lines.addLine(String.format("%-10s%9s%11s%11s%22s", "", "samples", "accuracy", "balanced", "largest class alone"));
    selected.scores().metrics().forEach((split, metrics) -> lines.addLine(score(split, metrics)));
  }

  private static String score(Split split, ClassificationMetrics metrics) {
    return String.format(Locale.ROOT, "%-10s%9d%9.1f %%%9.1f %%%20.1f %%", split.spelling(), metrics.samples(),
        100 * metrics.accuracy(), 100 * metrics.balancedAccuracy(), 100 * metrics.majorityRate());
  }

  private void addGenes() {
    lines.addBlank();
    if (selected.genes().isEmpty()) {
      lines.addLine("No gene was selected: at this kappa the best answer uses none. A smaller --kappa, or --num-features,"
          + " selects some.");
      return;
    }
    boolean frequent = selected.selector().stabilitySelection().isPresent();
    int column = SummaryLines.width(selected.genes().stream().map(Genes.Gene::feature).toList());
    lines.addLine(String.format("rank  %-" + column + "s  %8s%s  annotation", "gene", "score", frequent ? "  frequency" : "")
        .stripTrailing());
    selected.genes().stream().limit(SummaryLines.GENES_SHOWN).forEach(gene -> lines.addLine(String.format(Locale.ROOT,
        "%4d  %-" + column + "s  %8s%s  %s", gene.rank(), SummaryLines.clip(gene.feature(), column),
        SummaryLines.number(gene.score()), frequent ? String.format(Locale.ROOT, "%9.0f %%", 100 * gene.frequency()) : "",
        SummaryLines.clip(gene.annotation(), ANNOTATION_WIDTH)).stripTrailing()));
    int more = selected.genes().size() - SummaryLines.GENES_SHOWN;
    if (more > 0) {
      lines.addLine(String.format(Locale.ROOT, "      … and %,d more in %s/%s", more, lines.directory(), SelectFiles.GENES));
    }
  }

  private void addStability(StabilitySelection stability) {
    resampling.add(stability, (int) selected.genes().stream().filter(gene -> gene.frequency() >= stability.threshold()).count());
  }

  private void addFalseDiscoveries(FalseDiscoveries found) {
    resampling.add(found, Discoveries.of(selected).stream().filter(DiscoveryRow::controlled).map(DiscoveryRow::feature).toList(),
        selected.genes().size());
  }

  private void addProof() {
    lines.addBlank();
    Certificate certificate = selected.selector().certificate();
    lines.add("certificate", "%s: %s", certificate.holds() ? "holds" : "DOES NOT HOLD",
        proof(certificate, certificate.gap(), certificate.violation()));
    lines.add("report", "%s/%s (%.0f s in all)", lines.directory(), SelectFiles.REPORT, selected.seconds().get("total"));
  }

  /**
   * What is proven: a bound on the objective where there is a duality gap, the conditions of an optimum everywhere.
   *
   * @param gap of this point, or the largest of several
   * @param violation of this point, or the largest of several
   */
  static String proof(Certificate certificate, double gap, double violation) {
    String worst = String.format(Locale.ROOT, "of %,d genes the worst is off the conditions of an optimum by at most %s %%",
        certificate.numChecked(), Numbers.bound(100 * violation));
    String allowed = " (allowed " + Numbers.bound(100 * certificate.tolerance()) + " %)";
    return certificate.hasGap() ? "the objective is at most " + Numbers.bound(100 * gap) + " % above the global minimum" + allowed
        + ", and " + worst : worst + allowed;
  }
}
