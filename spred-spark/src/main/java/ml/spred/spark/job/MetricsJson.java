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
  private final Fitted fitted;
  private final Certificate certificate;
  private final SelectionSummary summary;
  private final String scorer;
  private final Map<String, Object> all = new LinkedHashMap<>();

  private MetricsJson(Fitted fitted) {
    this.fitted = fitted;
    certificate = fitted.selector().certificate();
    summary = fitted.selector().summary();
    scorer = Walk.of(fitted.selector()).scorer();
  }

  static Map<String, Object> of(Selected selected) {
    MetricsJson json = new MetricsJson(selected.fitted());
    json.all.put("command", selected.request().command());
    json.all.putAll(ResamplingJson.of(selected.selector()));
    json.all.put("splits", splits(selected.scores()));
    json.all.put("classes", selected.scores().classes());
    json.all.put("numSelected", selected.genes().size());
    json.putStrength();
    json.all.put("certificate", json.certificate());
    json.all.put("path", selected.selector().path().stream().map(json::point).toList());
    json.putRun(selected.seconds(), selected.peakMemory());
    return json.all;
  }

  static Map<String, Object> of(Walked walked) {
    MetricsJson json = new MetricsJson(walked.fitted());
    Walk walk = walked.walk();
    json.all.put("command", walked.fitted().request().command());
    json.all.put("classes", walked.fitted().samples().classes());
    json.all.put("numPoints", walk.points().size());
    json.all.put("numEntering", walk.order().size());
    json.putStrength();
    json.all.put("oneStandardError", json.point(walk.points().get(walk.oneStandardError())));
    json.all.put("certificates", json.certificates(walk));
    json.all.put("path", walk.points().stream().map(json::point).toList());
    json.putRun(walked.seconds(), walked.peakMemory());
    return json.all;
  }

  private void putStrength() {
    all.put("kappa", finite(certificate.kappa()));
    all.put("kappaMax", finite(certificate.kappaMax()));
    all.put("relaxation", finite(fitted.selector().relaxation()));
  }

  private void putRun(Map<String, Double> seconds, long peakMemory) {
    all.put("data", data());
    all.put("dataFingerprint", summary.provenance().dataFingerprint());
    all.put("seed", fitted.request().fit().seed);
    all.put("options", fitted.request().settings());
    all.put("wallSeconds", seconds);
    all.put("peakMemoryBytes", peakMemory);
    all.put("backend", summary.provenance().backend());
    all.put("versions", Versions.all());
  }

  private static Map<String, Object> splits(Scores scores) {
    Map<String, Object> splits = new LinkedHashMap<>();
    for (Split split : Split.values()) {
      if (scores.metrics().containsKey(split)) {
        splits.put(split.spelling(), scores.metrics().get(split).toMap());
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

  private Map<String, Object> certificates(Walk walk) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("holds", walk.numHolding() == walk.points().size());
    map.put("numHolding", walk.numHolding());
    map.put("largestGap", finite(walk.largestGap()));
    map.put("largestViolation", finite(walk.largestViolation()));
    map.put("tolerance", finite(certificate.tolerance()));
    map.put("numChecked", certificate.numChecked());
    return map;
  }

  private Map<String, Object> point(PathPoint point) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kappa", finite(point.kappa()));
    map.put("numFeatures", point.numFeatures());
    map.put("gap", finite(point.certificate().gap()));
    map.put("violation", finite(point.certificate().violation()));
    map.put(scorer + "Accuracy", finite(point.validationAccuracy()));
    map.put(scorer + "LogLoss", finite(point.validationLoss()));
    map.put("chosen", point.chosen());
    return map;
  }

  private Map<String, Object> data() {
    ExpressionSet set = fitted.samples().set();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("source", set.source());
    map.put("sha256", fitted.sha256());
    map.put("numSamples", set.numSamples());
    map.put("numFeatures", fitted.genes().count());
    map.put("log2", fitted.samples().log2());
    map.put("constantFeatures", summary.numConstantFeatures());
    map.put("allMissingFeatures", summary.numAllMissingFeatures());
    map.put("missingTrainingValues", summary.numMissingValues());
    map.put("notes", List.copyOf(fitted.samples().notes()));
    return map;
  }

  private String name(int feature) {
    return fitted.genes().name(feature);
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
