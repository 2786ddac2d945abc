package ml.spred.spark.job;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import ml.spred.spark.feature.Provenance;

/** How a result was made, for readers of a report. */
final class RunFacts {
  private RunFacts() {}

  /** Name to value: versions, back end, seed, fingerprints, seconds by phase, peak memory, date. */
  static Map<String, String> of(Fitted fitted, Map<String, Double> seconds, long peakMemory) {
    Provenance provenance = fitted.selector().summary().provenance();
    Map<String, String> facts = new LinkedHashMap<>(Versions.all());
    facts.put("backend", provenance.backend());
    facts.put("seed", String.valueOf(fitted.request().fit().seed));
    facts.put("input (SHA-256)", fitted.sha256());
    facts.put("samples (SHA-256)", provenance.dataFingerprint());
    seconds.forEach((phase, value) -> facts.put("seconds: " + phase, String.format(Locale.ROOT, "%.1f", value)));
    facts.put("peak memory", String.format(Locale.ROOT, "%,d MB", peakMemory >> 20));
    facts.put("date", LocalDate.now().toString());
    return facts;
  }
}
