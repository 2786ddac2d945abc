package ml.spred.spark.job;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ml.spred.compress.SparseNetworkFile;
import ml.spred.compress.WeightCount;
import ml.spred.compute.Backend;
import ml.spred.spark.job.CompressionRuns.Plan;
import ml.spred.spark.job.CompressionRuns.Trained;
import ml.spred.spark.param.EnumWord;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.deeplearning4j.util.ModelSerializer;

/** The files of a compression. */
final class CompressFiles {
  static final String MODEL = "model.zip";
  static final String SPARSE = "model.sparse";
  static final String SMALLER = "smaller.zip";
  static final String LAYERS = "layers.csv";
  static final String HISTORY = "history.csv";
  static final String COMPARISON = "comparison.csv";

  private final StagedOutput staged;
  private final CompressResult result;
  private final Configuration hadoop;

  private CompressFiles(StagedOutput staged, CompressResult result, Configuration hadoop) {
    this.staged = staged;
    this.result = result;
    this.hadoop = hadoop;
  }

  /** @return bytes of the networks' files, by name */
  static Map<String, Long> write(StagedOutput staged, CompressResult result, Configuration hadoop) throws IOException {
    return new CompressFiles(staged, result, hadoop).write();
  }

  private Map<String, Long> write() throws IOException {
    Map<String, Long> bytes = new LinkedHashMap<>();
    bytes.put(MODEL, put(MODEL, file -> ModelSerializer.writeModel(result.own().network(), file.toFile(), false)));
    bytes.put(SPARSE, put(SPARSE, file -> SparseNetworkFile.write(result.own().network(), file)));
    if (result.smaller() != null) {
      bytes.put(SMALLER, put(SMALLER, file -> ModelSerializer.writeModel(result.smaller(), file.toFile(), false)));
    }
    layers();
    history();
    comparison();
    SelectFiles.text(staged.text(SelectFiles.METRICS), metrics(bytes));
    SelectFiles.text(staged.text(SelectFiles.REPORT), CompressPageData.of(result, bytes).render());
    return bytes;
  }

  private void layers() throws IOException {
    try (CsvWriter csv = SelectFiles.csv(staged.text(LAYERS))) {
      csv.writeRecord("layer", "key", "weights", "nonZero", "sparsity");
      for (WeightCount.LayerCount layer : result.own().count().layers()) {
        csv.writeRecord(layer.layer(), layer.key(), String.valueOf(layer.weights()), String.valueOf(layer.nonZero()),
            String.format(Locale.ROOT, "%.6f", layer.sparsity()));
      }
    }
  }

  private void history() throws IOException {
    try (CsvWriter csv = SelectFiles.csv(staged.text(HISTORY))) {
      csv.writeRecord("network", "stage", "epoch", "loss", "trainAccuracy");
      history(csv, "compressed", result.own().history());
      if (result.dense() != null) {
        history(csv, "dense", result.dense().history());
      }
    }
  }

  private static void history(CsvWriter csv, String network, List<EpochLog.Row> rows) {
    for (EpochLog.Row row : rows) {
      csv.writeRecord(network, EnumWord.of(row.stage()), String.valueOf(row.epoch()), PathFiles.cell(row.loss()),
          PathFiles.cell(row.accuracy()));
    }
  }

  /** Every network that was trained. */
  private void comparison() throws IOException {
    try (CsvWriter csv = SelectFiles.csv(staged.text(COMPARISON))) {
      csv.writeRecord("network", "method", "amount", "weights", "nonZero", "ratio", "testAccuracy", "testLogLoss");
      compared(csv, "compressed", result.own());
      if (result.dense() != null) {
        compared(csv, "dense", result.dense());
      }
      result.compared().forEach(one -> compared(csv, "compared", one));
    }
  }

  private static void compared(CsvWriter csv, String network, Trained one) {
    double amount = one.plan().amount();
    csv.writeRecord(network, EnumWord.of(one.plan().method()), Double.isNaN(amount) ? "" : String.valueOf(amount),
        String.valueOf(one.count().prunable()), String.valueOf(one.count().nonZero()), PathFiles.cell(one.count().ratio()),
        String.valueOf(one.test().accuracy()), PathFiles.cell(one.test().logLoss()));
  }

  /** Writes a file of this machine. */
  private interface FileWriter {
    void write(Path file) throws IOException;
  }

  /** @return bytes of the file */
  private long put(String name, FileWriter writer) throws IOException {
    Path local = Files.createTempFile("spred-", name);
    try {
      writer.write(local);
      long size = Files.size(local);
      org.apache.hadoop.fs.Path target = staged.path(name);
      FileSystem system = target.getFileSystem(hadoop);
      system.copyFromLocalFile(false, true, new org.apache.hadoop.fs.Path(local.toUri()), target);
      return size;
    } finally {
      Files.deleteIfExists(local);
    }
  }

  private Map<String, Object> metrics(Map<String, Long> bytes) {
    CompressJob.Request request = result.request();
    WeightCount count = result.own().count();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("command", request.command());
    all.put("method", request.compression().spelling());
    Plan plan = result.own().plan();
    all.put("kappa", plan.method().takesStrength() && !Double.isNaN(plan.amount()) ? plan.amount() : null);
    all.put("layerKappas", plan.layers().byLayer());
    all.put("prunableWeights", count.prunable());
    all.put("nonZeroWeights", count.nonZero());
    all.put("compressionRatio", Double.isFinite(count.ratio()) ? count.ratio() : null);
    all.put("parameters", result.own().network().numParams());
    all.put("testAccuracy", result.own().test().accuracy());
    all.put("denseTestAccuracy", result.dense() == null ? null : result.dense().test().accuracy());
    all.put("majorityRate", result.own().test().majorityRate());
    all.put("test", result.own().test().toMap());
    if (result.smaller() != null) {
      all.put("smallerParameters", result.smaller().numParams());
      all.put("smallerTestAccuracy", result.smallerTest().accuracy());
    }
    all.put("bytes", bytes);
    all.put("secondsPerImageBefore", result.secondsBefore());
    all.put("secondsPerImage", result.secondsAfter());
    all.put("seed", request.compression().seed);
    all.put("threads", request.threads());
    all.put("workers", request.workers().workers);
    all.put("dataFingerprint", result.fingerprint());
    all.put("options", request.settings());
    all.put("wallSeconds", result.seconds());
    all.put("backend", Backend.name());
    all.put("versions", Versions.all());
    return all;
  }
}
