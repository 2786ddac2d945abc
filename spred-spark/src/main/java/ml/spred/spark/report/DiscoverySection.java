package ml.spred.spark.report;

import java.util.List;
import ml.spred.fdr.FalseDiscoveries;
import ml.spred.fdr.FdrMethod;
import ml.spred.spark.report.Table.Column;
import ml.spred.spark.report.Table.Kind;

/** The section on the control of false discoveries. */
final class DiscoverySection {
  private DiscoverySection() {}

  /** No section without a control. */
  static List<Section> of(SelectionReport report) {
    FalseDiscoveries found = report.resampling().falseDiscoveries();
    if (found == null) {
      return List.of();
    }
    return List.of(new Section("false-discoveries", "False discovery control",
        List.of(outcome(found, report.genes().size()), Prose.of(method(found)), table(report))));
  }

  private static Prose outcome(FalseDiscoveries found, int listed) {
    String rate = Numbers.percent(found.rate());
    if (found.hasThreshold()) {
      return new Prose(Numbers.count(found.selected().length, "gene") + " can be named with at most " + rate
          + " false ones in the mean.", Tone.GOOD);
    }
    return Prose.warning("No gene can be named with at most " + rate + " false ones: " + tooFew(found, listed));
  }

  private static String tooFew(FalseDiscoveries found, int listed) {
    return found.numWinning() < found.fewest()
        ? "that takes at least " + found.fewest() + " genes that beat their rival, and " + found.numWinning()
        + " do; the list above has "
            + Numbers.count(listed, "gene") + ". A larger rate or more samples may give some."
        : "too many rivals enter before their genes. A larger rate or more samples may give some.";
  }

  private static String method(FalseDiscoveries found) {
    String filter = " Genes and rivals went through one mask. The statistic is the kappa at which the first of the two enters"
        + " the path,"
        + " negative where that is the rival; where both enter at once neither counts. Genes are named from the least threshold"
        + " on at"
        + " which one plus the number of rivals is at most that share of the genes.";
    return (found.method() == FdrMethod.SHADOW
        ? "Each gene was held against a copy of itself with permuted samples. That controls genes without any relation to the"
            + " classes, not"
            + " genes that are merely correlated with a true one."
        : "Each gene was held against a model-X knockoff of second order: a normal imitation with the correlations of the genes,"
            + " shrunken by " + Numbers.number(found.shrinkage()) + ", which shares all but " + Numbers.number(found.separation())
            + " of its gene's variance. The rate holds for genes that are about normal; heavy tails, many zeros, or strong"
            + " correlations"
            + " that shrinkage blurs can break it.") + filter;
  }

  private static Table table(SelectionReport report) {
    List<List<Object>> rows = report.resampling().discoveries().stream().map(row ->
        List.<Object>of(row.feature(), row.annotation(),
        row.statistic(), row.controlled() ? "named" : "", row.selected() ? "in the list" : "")).toList();
    return Table.interactive("discovery-table",
        "Genes by their statistic; those without one, which enter together with their rival or"
        + " not at all, are left out.", List.of(new Column("feature", Kind.TEXT), new Column("annotation", Kind.TEXT),
        new Column("statistic", Kind.NUMBER), new Column("controlled", Kind.TEXT), new Column("list", Kind.TEXT)), rows);
  }
}
