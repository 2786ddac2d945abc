package ml.spred.spark.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.Log2Rule;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.problem.Certificate;
import ml.spred.solver.TrainingRecord;
import ml.spred.spark.feature.SelectionSummary;
import ml.spred.spark.report.Expression;
import ml.spred.spark.report.ResamplingReport;
import ml.spred.spark.report.SelectionReport;
import ml.spred.split.Split;

/** Fills a {@link SelectionReport} with a finished selection. */
final class SelectReport {
  private final Selected selected;
  private final ExpressionSet set;
  private final GeneValues genes;
  private final SelectionSummary summary;

  private final Walk walk;

  private SelectReport(Selected selected, Walk walk) {
    this.selected = selected;
    this.walk = walk;
    set = selected.samples().set();
    genes = selected.fitted().genes();
    summary = selected.selector().summary();
  }

  /** @param pathReport file of the report of the path beside it; empty when there is none */
  static SelectionReport of(Selected selected, Walk walk, String pathReport) {
    return new SelectReport(selected, walk).report(pathReport);
  }

  private SelectionReport report(String pathReport) {
    return new SelectionReport(selected.request().command(), selected.request().settings(), data(), metrics(),
        selected.genes().stream().map(SelectReport::row).toList(), expression(), SampleMaps.of(selected),
        walk.points().stream().map(point -> PathPageData.row(walk, point)).toList(), walk.chosen(), walk.oneStandardError(),
        summary.history().stream().map(SelectReport::row).toList(), certificate(selected.selector().certificate()),
        RunFacts.of(selected.fitted(), selected.seconds(), selected.peakMemory()), pathReport,
        new ResamplingReport(walk.cross(), selected.selector().nestedEstimate().orElse(null),
            selected.selector().stabilitySelection().orElse(null), Frequencies.of(selected),
            selected.selector().falseDiscoveries().orElse(null), Discoveries.of(selected)), Surroundings.of(selected));
  }

  private SelectionReport.DataFacts data() {
    Map<String, int[]> counts = new LinkedHashMap<>();
    for (Split split : Split.values()) {
      counts.put(split.spelling(), selected.scores().classCounts(selected.samples(), split));
    }
    return new SelectionReport.DataFacts(set.source(), set.numSamples(), genes.count(), selected.scores().classes(), counts,
        selected.samples().log2(), summary.numConstantFeatures(), genes.missingCount(), selected.samples().notes());
  }

  private Map<String, ClassificationMetrics> metrics() {
    Map<String, ClassificationMetrics> metrics = new LinkedHashMap<>();
    selected.scores().metrics().forEach((split, value) -> metrics.put(split.spelling(), value));
    return metrics;
  }

  /** On the scale of the model: log2 where it was taken. */
  private Expression expression() {
    List<Genes.Gene> best = selected.genes().stream().limit(SelectionReport.MOST_GENES_SHOWN).toList();
    ExpressionSet shown = genes.selected(best.stream().mapToInt(Genes.Gene::index).toArray());
    double[][] values = IntStream.range(0, best.size()).mapToObj(place -> IntStream.range(0, set.numSamples())
        .mapToDouble(sample -> scaled(shown.value(sample, place))).toArray()).toArray(double[][]::new);
    return new Expression(best.stream().map(Genes.Gene::feature).toList(), values, set.sampleNames(), selected.scores().labels(),
        selected.samples().splits().stream().map(Split::spelling).toList());
  }

  private double scaled(double value) {
    return selected.samples().log2() ? Log2Rule.apply(value) : value;
  }

  private static SelectionReport.GeneRow row(Genes.Gene gene) {
    return new SelectionReport.GeneRow(gene.rank(), gene.feature(), gene.annotation(), gene.score(), gene.frequency());
  }

  private static SelectionReport.HistoryRow row(TrainingRecord line) {
    return new SelectionReport.HistoryRow(line.iteration(), line.kappa(), line.objective(), line.numFeatures(),
        Double.isNaN(line.validationLoss()) ? null : line.validationLoss());
  }

  private SelectionReport.CertificateFacts certificate(Certificate certificate) {
    String worst = certificate.worstFeature() < 0 ? "" : genes.name(certificate.worstFeature());
    return new SelectionReport.CertificateFacts(certificate.kappa(), certificate.kappaMax(), certificate.violation(), worst,
        certificate.gap(), certificate.tolerance(), certificate.loss(), certificate.penalty(), certificate.decay(),
        certificate.objective());
  }
}
