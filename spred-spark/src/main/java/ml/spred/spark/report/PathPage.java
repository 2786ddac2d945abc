package ml.spred.spark.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ml.spred.spark.report.Table.Column;
import ml.spred.spark.report.Table.Kind;

/** Puts a {@link PathReport} on a page. */
final class PathPage {
  private final PathReport report;

  private PathPage(PathReport report) {
    this.report = report;
  }

  static ReportPage of(PathReport report) {
    PathPage page = new PathPage(report);
    return new ReportPage("Path of selections: " + report.data().source(),
        SelectionPage.subtitle(report.data().numSamples(), report.data().numFeatures(), report.data().classNames()),
        page.summary(), page.headlines(), page.sections(),
        "All figures of this page come from one run; the section “How to repeat” says which.");
  }

  private Prose summary() {
    PathRow first = report.path().get(0);
    PathRow last = report.path().get(report.path().size() - 1);
    String text = "Along " + Numbers.count(report.path().size(), "strength") + " from kappa " + Numbers.number(first.kappa())
        + " to " + Numbers.number(last.kappa()) + ", " + Numbers.count(report.order().size()) + " of "
        + Numbers.count(report.data().numFeatures()) + " genes enter." + point("Chosen", report.chosen())
        + point("The sparsest within one standard error of the best " + report.data().scored() + " accuracy",
        report.oneStandardError());
    return new Prose(text, report.proof().numHolding() == report.path().size() ? Tone.GOOD : Tone.WARNING);
  }

  private String point(String name, int index) {
    if (index < 0) {
      return "";
    }
    PathRow row = report.path().get(index);
    String score = Double.isFinite(row.devAccuracy()) ? ", " + report.data().scored() + " accuracy "
        + Numbers.percent(row.devAccuracy()) : "";
    return " " + name + ": " + Numbers.count(row.numFeatures(), "gene") + " at kappa " + Numbers.number(row.kappa()) + score
        + ".";
  }

  private List<Headline> headlines() {
    return List.of(genes("Genes at the chosen point", report.chosen()),
        genes("Genes by one standard error", report.oneStandardError()),
        new Headline("Genes that enter", Numbers.count(report.order().size()),
            "of " + Numbers.count(report.data().numFeatures()) + "; kappa max is " + Numbers.number(report.proof().kappaMax()),
            Tone.PLAIN),
        certificate());
  }

  private Headline genes(String label, int index) {
    if (index < 0) {
      return new Headline(label, Numbers.NONE, "there are no dev samples to choose by", Tone.PLAIN);
    }
    PathRow row = report.path().get(index);
    return new Headline(label, Numbers.count(row.numFeatures()), "at kappa " + Numbers.number(row.kappa())
        + (Double.isFinite(row.devAccuracy()) ? ", " + report.data().scored() + " accuracy " + Numbers.percent(row.devAccuracy())
            + " ± " + Numbers.percent(row.devError()) + "; largest class alone: " + Numbers.percent(report.data().devMajority())
            : ""), Tone.PLAIN);
  }

  private Headline certificate() {
    PathReport.Proof proof = report.proof();
    boolean all = proof.numHolding() == report.path().size();
    String outcome = all ? "all hold" : (report.path().size() - proof.numHolding()) + " do not hold";
    return new Headline("Optimality certificates", outcome,
        proof.hasGap() ? "largest gap to the global minimum " + Numbers.bound(100 * proof.gap()) + "\u00a0%, allowed "
            + Numbers.bound(100 * proof.tolerance()) + "\u00a0%"
            : "worst violation " + Numbers.percent(proof.violation()) + " of 2κ, allowed " + Numbers.percent(proof.tolerance()),
        all ? Tone.GOOD : Tone.WARNING);
  }

  private List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("scores", "Path", path()));
    sections.add(new Section("order", "Order of entry", List.of(order())));
    sections.add(new Section("certificate", "Certificates", List.of(proof())));
    sections.add(SelectionSections.repeat(report.command(), report.options(), report.provenance()));
    return sections;
  }

  private List<Component> path() {
    PathCharts charts = new PathCharts(report.path(), report.chosen(), report.oneStandardError(), report.data().scored());
    List<Component> parts = new ArrayList<>();
    if (!report.geneReport().isEmpty()) {
      parts.add(new Link("The selection that was made on this path", report.geneReport()));
    }
    if (report.path().size() > 1) {
      parts.add(charts.scores(report.data().devMajority()));
    }
    if (report.path().size() > 1 && !report.norms().isEmpty()) {
      parts.add(charts.norms(report.norms()));
    }
    return parts;
  }

  private Table order() {
    List<List<Object>> rows = report.order().stream().map(row -> Arrays.<Object>asList(row.order(), row.feature(),
        row.annotation(), row.entersAt(), row.leavesAt(), row.numPoints())).toList();
    return Table.interactive("order-table", "Genes in the order in which they enter from large kappa to small; a dash where a"
        + " gene stays in to the end. Points: at how many kappas it is in.",
        List.of(new Column("order", Kind.NUMBER), new Column("feature", Kind.TEXT), new Column("annotation", Kind.TEXT),
            new Column("enters at kappa", Kind.BAR), new Column("leaves at kappa", Kind.NUMBER),
            new Column("points", Kind.NUMBER)),
        rows);
  }

  private Prose proof() {
    PathReport.Proof proof = report.proof();
    String checked = "At each of the " + Numbers.count(report.path().size(), "strength") + " all "
        + Numbers.count(report.data().numFeatures(), "gene") + ", selected or not, were checked. ";
    String found = proof.hasGap()
        ? "The largest duality gap is " + Numbers.bound(100 * proof.gap()) + "\u00a0% of the objective, allowed is "
            + Numbers.bound(100 * proof.tolerance()) + "\u00a0%: no solution can be better by more. The worst distance to the"
            + " optimality conditions is " + Numbers.bound(100 * proof.violation()) + "\u00a0% of 2κ."
        : "The worst distance to the optimality conditions is " + Numbers.bound(100 * proof.violation())
            + "\u00a0% of 2κ, allowed is " + Numbers.bound(100 * proof.tolerance())
            + "\u00a0%; points on the way to the chosen one may be solved more loosely.";
    return proof.numHolding() == report.path().size() ? new Prose(checked + found, Tone.GOOD)
        : Prose.warning(checked + found + " " + Numbers.count(report.path().size() - proof.numHolding(), "point")
            + " did not reach it; more iterations mend that.");
  }
}
