package ml.spred.spark.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import ml.spred.spark.report.LineChart.Axis;
import ml.spred.spark.report.LineChart.Line;
import ml.spred.spark.report.LineChart.Mark;
import ml.spred.spark.report.LineChart.Panel;
import ml.spred.spark.report.Table.Column;
import ml.spred.spark.report.Table.Kind;

/**
 * What a report of a regression shows.
 *
 * @param data what was fitted
 * @param strengths of the path, from large to small; one alone has no charts
 * @param chosen index of the strength that predicts
 * @param sparsest index of the largest strength within one standard error of the best; −1 without cross-validation
 * @param lines coefficients along the path, the largest at the chosen strength first
 * @param coefficients at the chosen strength, the largest first
 * @param fit how good the chosen solution is
 * @param command that repeats it
 * @param options as they were used
 * @param provenance how it was made
 */
public record LassoReport(Data data, List<Strength> strengths, int chosen, int sparsest, List<Coefficients> lines,
    List<Coefficient> coefficients, Fit fit, String command, Map<String, String> options, Map<String, String> provenance) {

  /** What was fitted. */
  public record Data(String source, String label, String family, int numSamples, int numFeatures) {}

  /**
   * A point of the path.
   *
   * @param error of cross-validation, NaN without it
   * @param standardError of the error
   */
  public record Strength(double lambda, int numFeatures, double explained, double gap, double error, double standardError) {}

  /** A feature's coefficient at each strength. */
  public record Coefficients(String feature, double[] values) {}

  /** A feature's coefficient at the chosen strength. */
  public record Coefficient(String feature, String annotation, String output, double value) {}

  /**
   * @param concordance of survival; NaN for other families
   * @param gapTol what was asked of the duality gap
   */
  public record Fit(double explained, double concordance, double gapTol) {}

  /** The page as HTML. */
  public String render() {
    return new ReportPage("Lasso of " + data.label() + ": " + data.source(),
        Numbers.count(data.numSamples(), "sample") + ", " + Numbers.count(data.numFeatures(), "feature") + ", family "
            + data.family(),
        summary(), headlines(), sections(),
        "All figures of this page come from one run; the section “How to repeat” says which.").render();
  }

  private Strength at() {
    return strengths.get(chosen);
  }

  private double largestGap() {
    return strengths.stream().mapToDouble(Strength::gap).max().orElse(Double.NaN);
  }

  private boolean certified() {
    return largestGap() <= fit.gapTol();
  }

  /** The strongest penalty leaves no feature in, so its error is that of the constant answer. */
  private boolean hasBase() {
    return Double.isFinite(at().error()) && strengths.size() > 1 && strengths.get(0).numFeatures() == 0;
  }

  private double base() {
    return strengths.get(0).error();
  }

  private Headline error() {
    boolean better = !hasBase() || at().error() + at().standardError() < base();
    return new Headline("Cross-validation error", Numbers.number(at().error()), "± " + Numbers.number(at().standardError())
        + (hasBase() ? " · without features: " + Numbers.number(base()) + (better ? "" : ", which these folds cannot tell apart")
            : ""), hasBase() ? better ? Tone.GOOD : Tone.WARNING : Tone.PLAIN);
  }

  private Prose summary() {
    String text = Numbers.count(at().numFeatures(), "feature") + " of " + Numbers.count(data.numFeatures()) + " at lambda "
        + Numbers.number(at().lambda()) + " explain " + Numbers.percent(fit.explained()) + " of the deviance of " + data.label()
        + " on the samples of the fit" + (Double.isNaN(fit.concordance()) ? "." : "; the concordance there is "
            + Numbers.decimals(fit.concordance()) + ".")
        + (hasBase() ? " In cross-validation the error falls from " + Numbers.number(base()) + " without features to "
            + Numbers.number(at().error()) + " ± " + Numbers.number(at().standardError()) + "." : "");
    return new Prose(text, certified() ? Tone.GOOD : Tone.WARNING);
  }

  private List<Headline> headlines() {
    List<Headline> all = new ArrayList<>();
    if (Double.isFinite(at().error())) {
      all.add(error());
    }
    all.add(new Headline("Features", Numbers.count(at().numFeatures()), "of "
        + Numbers.count(data.numFeatures()) + " at lambda " + Numbers.number(at().lambda()),
        Tone.PLAIN));
    all.add(new Headline("Deviance explained", Numbers.percent(fit.explained()), "on the samples of the fit, so too good",
        Tone.PLAIN));
    all.add(new Headline("Optimality certificate", certified() ? "holds" : "does not hold", "largest gap to the minimum "
        + Numbers.bound(100 * largestGap()) + "\u00a0%, allowed " + Numbers.bound(100 * fit.gapTol()) + "\u00a0%",
        certified() ? Tone.GOOD : Tone.WARNING));
    return all;
  }

  private List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    if (strengths.size() > 1) {
      sections.add(new Section("path", "Path", charts()));
    }
    sections.add(new Section("coefficients", "Coefficients", List.of(table())));
    sections.add(SelectionSections.repeat(command, options, provenance));
    return sections;
  }

  private List<Component> charts() {
    List<Component> charts = new ArrayList<>();
    Axis axis = new Axis("lambda", column(Strength::lambda), true, true);
    List<Mark> marks = new ArrayList<>(List.of(new Mark(chosen, "chosen: " + Numbers.count(at().numFeatures(), "feature"))));
    if (sparsest >= 0 && sparsest != chosen) {
      marks.add(new Mark(sparsest, "one standard error: " + Numbers.count(strengths.get(sparsest).numFeatures(), "feature")));
    }
    if (!lines.isEmpty()) {
      charts.add(new Chart("coefficient-path", "lines", "Coefficients against lambda", "Coefficients of "
          + Numbers.count(lines.size(), "feature") + " along the path; the largest is that of " + lines.get(0).feature() + ".",
          "A line leaves zero where its feature enters; shown are the features with the largest coefficients.",
          new LineChart(axis, List.of(new Panel("coefficient", false,
              lines.stream().map(line -> new Line(line.feature(), line.values())).toList())), marks).values()));
    }
    List<Panel> panels = new ArrayList<>();
    panels.add(new Panel("features", true, List.of(new Line("features in", column(Strength::numFeatures)))));
    if (Double.isFinite(at().error())) {
      panels.add(new Panel("error", false, List.of(
          new Line("cross-validation error", column(Strength::error), false, column(Strength::standardError)))));
    }
    panels.add(Panel.share("explained", List.of(new Line("deviance explained", column(Strength::explained)))));
    charts.add(new Chart("scores-against-lambda", "lines", "Features and error against lambda", "Along " + strengths.size()
        + " strengths the number of features goes from " + strengths.get(0).numFeatures() + " to "
        + strengths.get(strengths.size() - 1).numFeatures() + ".", "The error is that of samples which the folds left out, the"
            + " band one standard error to each side; what is explained is explained on the samples of the fit.",
        new LineChart(axis, panels, marks).values()));
    return charts;
  }

  private double[] column(ToDoubleFunction<Strength> value) {
    return strengths.stream().mapToDouble(value).toArray();
  }

  /** Of a single output the title tells. */
  private String output(Coefficient row) {
    return row.output().equals(data.label()) ? "" : row.output();
  }

  private Component table() {
    if (coefficients.isEmpty()) {
      return Prose.of("No feature is in: the prediction is the same for every sample.");
    }
    return Table.interactive("coefficient-table", "Coefficients on the scale of the input, the largest first.",
        List.of(new Column("feature", Kind.TEXT), new Column("annotation", Kind.TEXT), new Column("output", Kind.TEXT),
            new Column("coefficient", Kind.NUMBER), new Column("size", Kind.BAR)),
        coefficients.stream().map(row -> Arrays.<Object>asList(row.feature(), row.annotation(), output(row), row.value(),
            Math.abs(row.value()))).toList());
  }
}
