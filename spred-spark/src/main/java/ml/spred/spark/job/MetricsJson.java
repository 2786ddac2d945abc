package ml.spred.spark.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ml.spred.expression.ExpressionSet;
import ml.spred.problem.Certificate;
import ml.spred.solver.PathPoint;
import ml.spred.spark.feature.SelectionSummary;
import ml.spred.split.Split;

/** What {@code metrics.json} says. Null stands for what is undefined; JSON has no NaN. */
final class MetricsJson {
  private final Selected selected;
  private final Certificate certificate;
  private final SelectionSummary summary;

  private MetricsJson(Selected selected) {
    this.selected = selected;
    certificate = selected.selector().certificate();
    summary = selected.selector().summary();
  }

  static Map<String, Object> of(Selected selected) {
    return new MetricsJson(selected).all();
  }

  private Map<String, Object> all() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("command", selected.request().command());
    all.put("splits", splits());
    all.put("classes", selected.scores().classes());
    all.put("numSelected", selected.genes().size());
    all.put("kappa", finite(certificate.kappa()));
    all.put("kappaMax", finite(certificate.kappaMax()));
    all.put("relaxation", finite(selected.selector().relaxation()));
    all.put("certificate", certificate());
    all.put("path", selected.selector().path().stream().map(this::point).toList());
    all.put("data", data());
    all.put("dataFingerprint", summary.provenance().dataFingerprint());
    all.put("seed", selected.request().fit().seed);
    all.put("options", selected.request().settings());
    all.put("wallSeconds", selected.seconds());
    all.put("peakMemoryBytes", selected.peakMemory());
    all.put("backend", summary.provenance().backend());
    all.put("versions", Versions.all());
    return all;
  }

  private Map<String, Object> splits() {
    Map<String, Object> splits = new LinkedHashMap<>();
    for (Split split : Split.values()) {
      if (selected.scores().metrics().containsKey(split)) {
        splits.put(split.spelling(), selected.scores().metrics().get(split).toMap());
      }
    }
    return splits;
  }

  private Map<String, Object> certificate() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("holds", certificate.holds());
    map.put("gap", finite(certificate.gap()));
    map.put("violation", finite(certificate.violation()));
    map.put("tolerance", finite(certificate.tolerance()));
    map.put("worstFeature", certificate.worstFeature() < 0 ? null : name(certificate.worstFeature()));
    map.put("numChecked", certificate.numChecked());
    map.put("denseGradient", finite(certificate.denseGradient()));
    map.put("loss", finite(certificate.loss()));
    map.put("penalty", finite(certificate.penalty()));
    map.put("decay", finite(certificate.decay()));
    map.put("objective", finite(certificate.objective()));
    return map;
  }

  private Map<String, Object> point(PathPoint point) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kappa", finite(point.kappa()));
    map.put("numFeatures", point.numFeatures());
    map.put("gap", finite(point.certificate().gap()));
    map.put("violation", finite(point.certificate().violation()));
    map.put("devAccuracy", finite(point.validationAccuracy()));
    map.put("devLogLoss", finite(point.validationLoss()));
    map.put("chosen", point.chosen());
    return map;
  }

  private Map<String, Object> data() {
    ExpressionSet set = selected.samples().set();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("source", set.source());
    map.put("sha256", selected.fitted().sha256());
    map.put("numSamples", set.numSamples());
    map.put("numFeatures", set.numFeatures());
    map.put("log2", selected.samples().log2());
    map.put("constantFeatures", summary.numConstantFeatures());
    map.put("allMissingFeatures", summary.numAllMissingFeatures());
    map.put("missingTrainingValues", summary.numMissingValues());
    map.put("notes", List.copyOf(selected.samples().notes()));
    return map;
  }

  private String name(int feature) {
    return selected.samples().set().featureNames().get(feature);
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
