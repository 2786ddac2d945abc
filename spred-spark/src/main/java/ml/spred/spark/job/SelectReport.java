package ml.spred.spark.job;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.Log2Rule;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.problem.Certificate;
import ml.spred.solver.PathPoint;
import ml.spred.solver.TrainingRecord;
import ml.spred.spark.feature.SelectionSummary;
import ml.spred.spark.report.Expression;
import ml.spred.spark.report.SelectionReport;
import ml.spred.split.Split;

/** Fills a {@link SelectionReport} with a finished selection. */
final class SelectReport {
  private final Selected selected;
  private final ExpressionSet set;
  private final SelectionSummary summary;

  private SelectReport(Selected selected) {
    this.selected = selected;
    set = selected.samples().set();
    summary = selected.selector().summary();
  }

  static SelectionReport of(Selected selected) {
    return new SelectReport(selected).report();
  }

  private SelectionReport report() {
    List<PathPoint> path = selected.selector().path();
    int chosen = IntStream.range(0, path.size()).filter(k -> path.get(k).chosen()).findFirst().orElse(-1);
    return new SelectionReport(selected.request().command(), selected.request().settings(), data(), metrics(),
        selected.genes().stream().map(SelectReport::row).toList(),
        expression(), path.stream().map(SelectReport::row).toList(), chosen,
        summary.history().stream().map(SelectReport::row).toList(), certificate(selected.selector().certificate()), provenance());
  }

  private SelectionReport.DataFacts data() {
    Map<String, int[]> counts = new LinkedHashMap<>();
    for (Split split : Split.values()) {
      counts.put(split.spelling(), selected.scores().classCounts(selected.samples(), split));
    }
    return new SelectionReport.DataFacts(set.source(), set.numSamples(), set.numFeatures(), selected.scores().classes(), counts,
        selected.samples().log2(), summary.numConstantFeatures(), set.missingCount(), selected.samples().notes());
  }

  private Map<String, ClassificationMetrics> metrics() {
    Map<String, ClassificationMetrics> metrics = new LinkedHashMap<>();
    selected.scores().metrics().forEach((split, value) -> metrics.put(split.spelling(), value));
    return metrics;
  }

  /** On the scale of the model: log2 where it was taken. */
  private Expression expression() {
    List<Genes.Gene> best = selected.genes().stream().limit(SelectionReport.MOST_GENES_SHOWN).toList();
    double[][] values = best.stream().map(gene -> IntStream.range(0, set.numSamples())
        .mapToDouble(sample -> scaled(set.values(sample)[gene.index()])).toArray()).toArray(double[][]::new);
    return new Expression(best.stream().map(Genes.Gene::feature).toList(), values, set.sampleNames(), selected.scores().labels(),
        selected.samples().splits().stream().map(Split::spelling).toList());
  }

  private double scaled(double value) {
    return selected.samples().log2() ? Log2Rule.apply(value) : value;
  }

  private static SelectionReport.GeneRow row(Genes.Gene gene) {
    return new SelectionReport.GeneRow(gene.rank(), gene.feature(), gene.annotation(), gene.score());
  }

  private static SelectionReport.PathRow row(PathPoint point) {
    return new SelectionReport.PathRow(point.kappa(), point.numFeatures(), point.certificate().objective(),
        point.certificate().violation(), point.validationAccuracy(), point.validationLoss());
  }

  private static SelectionReport.HistoryRow row(TrainingRecord line) {
    return new SelectionReport.HistoryRow(line.iteration(), line.kappa(), line.objective(), line.numFeatures(),
        Double.isNaN(line.validationLoss()) ? null : line.validationLoss());
  }

  private SelectionReport.CertificateFacts certificate(Certificate certificate) {
    String worst = certificate.worstFeature() < 0 ? "" : set.featureNames().get(certificate.worstFeature());
    return new SelectionReport.CertificateFacts(certificate.kappa(), certificate.kappaMax(), certificate.violation(), worst,
        certificate.tolerance(), certificate.loss(), certificate.penalty(), certificate.decay(), certificate.objective());
  }

  private Map<String, String> provenance() {
    Map<String, String> facts = new LinkedHashMap<>(Versions.all());
    facts.put("backend", summary.provenance().backend());
    facts.put("seed", String.valueOf(selected.request().fit().seed));
    facts.put("input (SHA-256)", selected.fitted().sha256());
    facts.put("samples (SHA-256)", summary.provenance().dataFingerprint());
    selected.seconds().forEach((phase, value) -> facts.put("seconds: " + phase, String.format(Locale.ROOT, "%.1f", value)));
    facts.put("peak memory", String.format(Locale.ROOT, "%,d MB", selected.peakMemory() >> 20));
    facts.put("date", LocalDate.now().toString());
    return facts;
  }
}
