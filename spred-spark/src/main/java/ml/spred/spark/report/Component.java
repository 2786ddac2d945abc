package ml.spred.spark.report;

import java.util.Map;

/** A piece of a report. */
public sealed interface Component permits Chart, Facts, Link, Prose, Table {

  /** Its HTML, with every text escaped. */
  String html();

  /** What its script draws: a map with {@code id} and {@code kind}; empty when nothing is drawn by a script. */
  default Map<String, Object> data() {
    return Map.of();
  }
}
