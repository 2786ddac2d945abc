package ml.spred.spark.report;

import java.util.List;
import ml.spred.spark.report.SelectionReport.CertificateFacts;
import ml.spred.spark.report.Table.Column;
import ml.spred.spark.report.Table.Kind;

/** What was checked after training, what it came to, and what that proves. */
final class CertificateSection {
  private CertificateSection() {}

  static Section of(SelectionReport report) {
    CertificateFacts facts = report.certificate();
    return new Section("certificate", "Certificate", List.of(
        outcome(report),
        Prose.formula("objective(V) = L(V) + 2κ · Σᵢ ‖Vᵢ‖₂ + weight decay behind the first layer"),
        Prose.formula("unused gene, Vᵢ = 0:  ‖∂L/∂Vᵢ‖ ≤ 2κ"),
        Prose.formula("selected gene, Vᵢ ≠ 0:  ∂L/∂Vᵢ = −2κ · Vᵢ / ‖Vᵢ‖"),
        Prose.of("Vᵢ are all weights that leave gene i. The first condition says that giving an unused gene a small weight costs "
            + "more penalty than it saves loss; the second that no selected gene gains by growing or shrinking. Together they are "
            + "necessary for a minimum, whatever found the weights. With a linear head alone the problem is convex, they prove the "
            + "global minimum, and a duality gap bounds what is left; with a hidden-layer head they prove that this is a "
            + "stationary point, and other ones may exist. They say that the stated problem is solved, not that the "
            + "genes are causes or would be found again in other samples. Penalty factors, groups of genes and an elastic net "
            + "change penalty and conditions accordingly."),
        terms(facts)));
  }

  private static Prose outcome(SelectionReport report) {
    CertificateFacts facts = report.certificate();
    String checked = (report.data().numFeatures() == 1 ? "The one gene was" : "Each of the "
        + Numbers.count(report.data().numFeatures()) + " genes was") + " checked against the optimality conditions below. "
        + (facts.hasGap() ? gap(facts) : "") + violation(facts);
    return facts.holds()
        ? new Prose(checked + " The certificate holds.", Tone.GOOD)
        : Prose.warning(checked + " The certificate does not hold: the training stopped before the minimum, so genes near the edge "
            + "of the list may be in or out by chance. More iterations mend it.");
  }

  private static String gap(CertificateFacts facts) {
    return "The objective is at most " + Numbers.bound(100 * facts.gap()) + "\u00a0% above the global minimum (the duality gap;"
        + " allowed is " + Numbers.bound(100 * facts.tolerance()) + "\u00a0%). ";
  }

  private static String violation(CertificateFacts facts) {
    double worst = facts.worstViolation();
    String size = facts.hasGap() ? Numbers.bound(100 * worst) + "\u00a0%" : Numbers.percent(worst);
    return "The largest violation is " + size + " of 2κ"
        + (facts.worstFeature() == null || facts.worstFeature().isEmpty() ? "" : ", at " + facts.worstFeature())
        + (facts.hasGap() ? "." : "; allowed is " + Numbers.percent(facts.tolerance()) + ".");
  }

  private static Table terms(CertificateFacts facts) {
    return Table.plain("certificate-table", "Terms of the objective at the result.",
        List.of(new Column("term", Kind.TEXT), new Column("value", Kind.NUMBER), new Column("meaning", Kind.TEXT)),
        List.of(
            row("κ (kappa)", facts.kappa(), "strength of the penalty"),
            row("κ max", facts.kappaMax(), "smallest κ at which no gene is selected"),
            row("loss", facts.loss(), "sum of the heads' mean cross-entropies on train"),
            row("penalty", facts.penalty(), "2κ · Σ ‖Vᵢ‖₂"),
            row("decay", facts.decay(), "weight decay of the weights behind the first layer"),
            row("objective", facts.objective(), "their sum"),
            row("gap", facts.gap(), "duality gap relative to the objective; a dash where the problem is not convex")));
  }

  private static List<String> row(String term, double value, String meaning) {
    return List.of(term, Numbers.number(value), meaning);
  }
}
