package ml.spred.spark.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The summary for people, as Markdown: accuracy, differences, genes and seconds, and what the sets are. */
final class AccuracyPage {
  private static final String PROTOCOL = """
      # Test accuracy on real sets

      Made by `spred benchmark accuracy`; the runs behind it are in `accuracy-runs-*.csv`. Every set is split 60/20/20 by class
      with the seeds 1, 2, …; all samples of a group stay in one split; classes of fewer than three samples are left out. From
      the training samples alone: whether log2 is taken, the mean that fills missing values, which features are constant, the
      scaling. Each method is fitted on the training samples and not refitted; its strength is the best on the dev samples
      (accuracy, then log-loss); the test samples are looked at once. `mllib-l1` is MLlib's multinomial logistic regression with
      an L1 penalty: standardised features, a geometric grid from the strength that selects nothing down to %s of it, each
      solution the start of the next. A fit ends after %d steps or at a relative change of %s; what is left to the optimum is
      its violation, and its number of genes is rather too large for it. `mllib-anova` takes the genes with the highest F
      statistic (10, 30, 100 or 300) and MLlib's ridge logistic regression on them, `mllib-forest` is MLlib's random forest;
      `lassonet`, `hsic-lasso` and `torch-spred` (the published protocol) are run by their own libraries as
      `spred-spark/benchmark/peers/README.md` says; of a protocol that was run in part the seconds are those of all of it. Of
      spred, `relaxed` blends the certified solution with a ridge refit of its genes, the share chosen on dev with the strength.
      ± is the standard error over the splits; splits share samples, so it understates what other patients would show. Seconds
      are the median wall time of all fits with the choice of strength; they hold for the machine and its load only.
      """.formatted(LogisticL1.RATIO, LogisticL1.MAX_ITERATIONS, LogisticL1.TOLERANCE);

  private final AccuracySummary summary;
  private final StringBuilder text = new StringBuilder(PROTOCOL);

  AccuracyPage(AccuracySummary summary) {
    this.summary = summary;
  }

  String text() {
    int most = summary.cells().stream().mapToInt(cell -> cell.accuracy().count()).max().orElse(0);
    heading("Accuracy in percent, mean ± standard error over " + most + " splits (fewer: in brackets)");
    table(summary.methods(), cell -> cell.accuracy().percent() + few(cell.accuracy(), most));
    ranks();
    List<Method> compared = summary.methods().stream().filter(method -> method.name().startsWith("SPRED")).toList();
    if (!compared.isEmpty()) {
      heading("Difference to mllib-l1 in points of accuracy, paired by split; in brackets the splits where there are fewer");
      table(compared, cell -> cell.difference().percent() + few(cell.difference(), most));
    }
    List<Method> selecting = summary.methods().stream().filter(method -> method != Method.MAJORITY).toList();
    heading("Genes selected, mean; seconds, median; largest violation of the optimality conditions, relative to the strength");
    table(selecting, cell -> String.format(Locale.ROOT, "%.0f; %.1f s; %.2g", cell.genes(), cell.seconds(), cell.violation()));
    List<Method> peers = summary.methods().stream().filter(Method::isPeer).toList();
    if (!peers.isEmpty()) {
      heading("Other libraries: seconds, times those of spred-ensemble, and points of accuracy less its own, on the same splits");
      table(peers, cell -> cell.beside().splits() == 0 ? "–" : String.format(Locale.ROOT, "%.2g×; %+.1f (%d)",
          cell.beside().times(), 100 * cell.beside().difference(), cell.beside().splits()));
    }
    heading("The sets");
    facts();
    return text.toString();
  }

  private static String few(Mean mean, int most) {
    return mean.count() > 0 && mean.count() < most ? " (" + mean.count() + ")" : "";
  }

  private void heading(String words) {
    text.append("\n## ").append(words).append("\n\n");
  }

  private void table(List<Method> methods, Function<AccuracySummary.Cell, String> shown) {
    List<String> head = new ArrayList<>(List.of("set", "n", "d", "classes", "largest class"));
    methods.forEach(method -> head.add(method.spelling()));
    row(head);
    row(Collections.nCopies(head.size(), "---"));
    for (SetFacts set : summary.sets()) {
      List<String> row = new ArrayList<>(List.of(set.name(), String.valueOf(set.samples()), String.valueOf(set.features()),
          String.valueOf(set.classes()), percent(set.majorityRate())));
      for (Method method : methods) {
        AccuracySummary.Cell cell = summary.cell(set, method);
        row.add(cell == null ? "–" : shown.apply(cell));
      }
      row(row);
    }
  }

  private void ranks() {
    MeanRanks ranks = summary.ranks();
    if (ranks.ranks().isEmpty()) {
      return;
    }
    String splits = ranks.fewest() == ranks.most() ? "" + ranks.most() : ranks.fewest() + " to " + ranks.most();
    heading("Mean rank over " + summary.sets().size() + " sets, 1 for the best, on the " + splits
        + " splits of a set that all methods with runs on every set have");
    row(List.of("method", "mean rank"));
    row(Collections.nCopies(2, "---"));
    ranks.ranks().entrySet().stream().sorted(Map.Entry.comparingByValue())
        .forEach(rank -> row(List.of(rank.getKey().spelling(), String.format(Locale.ROOT, "%.2f", rank.getValue()))));
  }

  private void facts() {
    row(List.of("set", "label", "groups kept together", "samples left out (rare classes)"));
    row(Collections.nCopies(4, "---"));
    for (SetFacts set : summary.sets()) {
      row(List.of(set.name(), set.label(), set.group().isEmpty() ? "–" : set.group(), String.valueOf(set.leftOut())));
    }
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  private void row(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
