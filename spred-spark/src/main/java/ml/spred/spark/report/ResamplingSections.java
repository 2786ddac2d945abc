package ml.spred.spark.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.metric.Interval;
import ml.spred.resample.NestedEstimate;
import ml.spred.resample.Overlap;
import ml.spred.resample.StabilitySelection;
import ml.spred.spark.report.LineChart.Axis;
import ml.spred.spark.report.LineChart.Line;
import ml.spred.spark.report.LineChart.Panel;
import ml.spred.spark.report.ResamplingReport.FrequencyRow;
import ml.spred.spark.report.Table.Column;
import ml.spred.spark.report.Table.Kind;

/** The sections on what came of drawing the samples anew. */
final class ResamplingSections {
  /** More lines cannot be told apart. */
  private static final int MOST_LINES = 20;

  private ResamplingSections() {}

  /** The nested estimate; no section without one. */
  static List<Section> estimate(ResamplingReport report) {
    NestedEstimate nested = report.nested();
    if (nested == null) {
      return List.of();
    }
    ClassificationMetrics metrics = nested.metrics();
    Interval interval = metrics.accuracyInterval();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("accuracy", Numbers.percent(metrics.accuracy()) + " of " + Numbers.count(metrics.samples(), "sample"));
    facts.put("95 % interval", Numbers.percent(interval.low()) + " – " + Numbers.percent(interval.high()));
    facts.put("largest class alone", Numbers.percent(metrics.majorityRate()));
    facts.put("balanced accuracy", Numbers.percent(metrics.balancedAccuracy()));
    facts.put("log-loss", Numbers.decimals(metrics.logLoss()));
    facts.put("AUROC", Numbers.decimals(metrics.auroc()));
    facts.put("genes in the lists of the outer folds", listed(nested.numSelected()));
    facts.putAll(overlap(nested.overlap()));
    return List.of(new Section("estimate", "Accuracy of the whole procedure", List.of(
        Prose.of("Each of " + nested.numFolds() + " outer folds was left out once, and all that leads to a list, scaling and the"
            + " choice of kappa included, was done anew without it. Its samples were then predicted, once. The figures are"
            + " those of"
            + " lists made from " + (nested.numFolds() - 1) + " of " + nested.numFolds() + " parts of the samples; the interval"
            + " takes the answers as independent, which those of one fold are not quite."),
        new Facts("", facts))));
  }

  /** Stability selection; no section without one. */
  static List<Section> stability(ResamplingReport report) {
    StabilitySelection stability = report.stability();
    if (stability == null) {
      return List.of();
    }
    List<Component> parts = new ArrayList<>();
    parts.add(Prose.of(counted(stability)));
    parts.add(Prose.of(bounds(stability)));
    parts.add(new Facts("Lists of the half-samples at the strength of the gene list", overlap(stability.overlap())));
    if (stability.kappas().length > 1 && !report.frequencies().isEmpty()) {
      parts.add(chart(report));
    }
    parts.add(table(report));
    return List.of(new Section("stability", "Stability", parts));
  }

  private static String counted(StabilitySelection stability) {
    return "The path was solved on " + 2 * stability.numPairs() + " half-samples in " + stability.numPairs()
        + " complementary pairs. The frequency of a gene is the share of them that select it, at the strength where most do. "
        + Numbers.count(stability.stableFeatures().length, "gene") + " reach " + Numbers.percent(stability.threshold())
        + " and are called stable." + (stability.shortened() ? " Strengths below kappa "
            + Numbers.number(stability.kappas()[stability.kappas().length - 1])
            + " do not count: with them the bound on false genes would pass " + Numbers.number(stability.maxFalseSelections())
            + "." : "");
  }

  /** Each bound with what it rests on. */
  private static String bounds(StabilitySelection stability) {
    String q = Numbers.number(stability.meanSelected());
    String unimodal = Double.isInfinite(stability.unimodalBound()) ? ""
        : " If the frequencies of these genes have unimodal distributions, the expected number is at most "
            + Numbers.number(stability.unimodalBound()) + " (Shah and Samworth 2013).";
    return "A half-sample selects " + q
        + " genes in the mean. Of genes that it selects less often than the average gene, at most "
        + Numbers.number(stability.generalBound())
        + " are expected among the stable ones, whatever the data; the same number bounds"
        + " the genes without effect, if these are exchangeable and the selection is no worse than guessing (Meinshausen and"
        + " Bühlmann 2010)." + unimodal;
  }

  private static Map<String, String> overlap(Overlap overlap) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("lists", Numbers.count(overlap.numLists()) + ", of " + Numbers.number(overlap.meanSize()) + " genes in the mean");
    facts.put("overlap of two lists (Jaccard)", Numbers.decimals(overlap.jaccard()));
    facts.put("stability index (Nogueira et al. 2018)", Numbers.decimals(overlap.stability())
        + (Double.isFinite(overlap.low()) ? ", 95 % interval " + Numbers.decimals(overlap.low()) + " – "
            + Numbers.decimals(overlap.high()) : "") + "; 1 for equal lists, 0 for random ones");
    return facts;
  }

  private static String listed(int[] sizes) {
    return String.join(", ", Arrays.stream(sizes).mapToObj(Numbers::count).toList());
  }

  private static Chart chart(ResamplingReport report) {
    double[] kappas = report.stability().kappas();
    double[] threshold = new double[kappas.length];
    Arrays.fill(threshold, report.stability().threshold());
    List<Line> lines = new ArrayList<>(report.frequencies().stream().limit(MOST_LINES)
        .map(row -> new Line(row.feature(), row.alongPath())).toList());
    lines.add(Line.dashed("threshold", threshold));
    FrequencyRow first = report.frequencies().get(0);
    return new Chart("frequencies", "lines", "Selection frequency against kappa", "The most frequent gene, " + first.feature()
        + ", is selected by up to " + Numbers.percent(first.frequency()) + " of the half-samples.",
        "From large kappa on the left to small. Shown are the " + Math.min(MOST_LINES, report.frequencies().size())
            + " most frequent genes; genes that stay high over many strengths hold up best.",
        new LineChart(new Axis("kappa", kappas, true, true), List.of(Panel.share("frequency", lines)), List.of()).values());
  }

  private static Table table(ResamplingReport report) {
    List<List<Object>> rows = report.frequencies().stream().map(row -> List.<Object>of(row.feature(), row.annotation(),
        row.frequency(), row.stable() ? "stable" : "", row.selected() ? "in the list" : "")).toList();
    return Table.interactive("frequency-table", "Genes by selection frequency, those that were never selected left out.",
        List.of(new Column("feature", Kind.TEXT), new Column("annotation", Kind.TEXT), new Column("frequency", Kind.BAR),
            new Column("stable", Kind.TEXT), new Column("list", Kind.TEXT)), rows);
  }
}
