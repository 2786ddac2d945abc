package ml.spred.spark.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import ml.spred.compute.Backend;
import ml.spred.image.ImageSet;
import ml.spred.image.ImageShape;
import ml.spred.spark.param.EnumWord;
import ml.spred.spark.report.CompressReport;
import ml.spred.spark.report.CompressReport.EpochRow;
import ml.spred.spark.report.CompressReport.Footprint;
import ml.spred.spark.report.CompressReport.Stage;

/** Fills a {@link CompressReport} with a finished compression. */
final class CompressPageData {
  private static final String TWIN = "dense twin";

  private final CompressResult result;

  private CompressPageData(CompressResult result) {
    this.result = result;
  }

  /** @param bytes of the files that were written, by name */
  static CompressReport of(CompressResult result, Map<String, Long> bytes) {
    CompressPageData data = new CompressPageData(result);
    CompressJob.Request request = result.request();
    return new CompressReport(request.command(), request.settings(), data.images(), named(result.own()),
        result.dense() == null ? null : new CompressReport.Trained(TWIN, "", result.dense().count(), result.dense().test()),
        result.compared().stream().map(one -> named(one)).toList(), data.history(), result.own().weights(),
        data.footprint(bytes), data.provenance());
  }

  private static CompressReport.Trained named(CompressionRuns.Trained one) {
    return new CompressReport.Trained(EnumWord.of(one.plan().method()), one.plan().words(), one.count(), one.test());
  }

  private CompressReport.Data images() {
    ImageShape shape = result.train().shape();
    return new CompressReport.Data(result.request().images().input, result.classNames(),
        shape.channels() + " × " + shape.height() + " × " + shape.width(), counts(result.train()), counts(result.test()));
  }

  private static int[] counts(ImageSet images) {
    int[] counts = new int[images.classes()];
    IntStream.of(images.labels()).forEach(label -> counts[label]++);
    return counts;
  }

  private List<EpochRow> history() {
    List<EpochRow> rows = new ArrayList<>();
    for (EpochLog.Row row : result.own().history()) {
      // A twin is never pruned: only epochs compare.
      EpochLog.Row twin = row.stage() == Stage.PRUNE || result.dense() == null ? null : result.dense().history().stream()
          .filter(other -> other.stage() != Stage.PRUNE && other.epoch() == row.epoch()).findFirst().orElse(null);
      rows.add(new EpochRow(row.stage(), row.epoch(), row.loss(), row.accuracy(), twin == null ? Double.NaN : twin.loss(),
          twin == null ? Double.NaN : twin.accuracy()));
    }
    return rows;
  }

  private Footprint footprint(Map<String, Long> bytes) {
    long parameters = result.own().network().numParams();
    return new Footprint(parameters, result.smaller() == null ? parameters : result.smaller().numParams(),
        Float.BYTES * parameters, bytes.get(CompressFiles.MODEL), bytes.get(CompressFiles.SPARSE),
        bytes.getOrDefault(CompressFiles.SMALLER, 0L), result.secondsBefore(), result.secondsAfter(),
        Math.min(NetworkScores.TIMED, result.test().size()));
  }

  private Map<String, String> provenance() {
    Map<String, String> facts = new LinkedHashMap<>(Versions.all());
    facts.put("backend", Backend.name());
    facts.put("seed", String.valueOf(result.request().compression().seed));
    facts.put("threads", String.valueOf(result.request().threads()));
    facts.put("images (SHA-256)", result.fingerprint());
    result.seconds().forEach((phase, value) -> facts.put("seconds: " + phase, String.format(Locale.ROOT, "%.1f", value)));
    facts.put("peak memory", String.format(Locale.ROOT, "%,d MB", PeakMemory.bytes() >> 20));
    facts.put("date", LocalDate.now().toString());
    return facts;
  }
}
