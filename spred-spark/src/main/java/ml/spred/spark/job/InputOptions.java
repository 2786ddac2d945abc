package ml.spred.spark.job;

import java.util.LinkedHashSet;
import java.util.Set;
import ml.spred.expression.ControlProbes;
import ml.spred.expression.DuplicatePolicy;
import ml.spred.expression.ExpressionFile;
import ml.spred.expression.ExpressionFormat;
import ml.spred.expression.Orientation;
import ml.spred.expression.ProbeCollapse;
import ml.spred.expression.ReadOptions;
import ml.spred.expression.SizeLimits;
import ml.spred.spark.source.InputFiles;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Option;

/** Which file is read, and how. */
final class InputOptions {
  @Option(names = {"-i", "--input"}, paramLabel = "PATH", required = true,
      description = "Expression file, plain or gzip: CSV or TSV either way round, GEO (DataSet, family, series matrix), GCT, 10x"
          + " directory, h5ad or Parquet. Any path that Hadoop knows (file:, hdfs:, s3a:).")
  String input;

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "auto",
      description = "auto, csv, tsv, geo-soft, geo-series-matrix, gct, 10x, h5ad or parquet. Default: ${DEFAULT-VALUE}, by"
          + " content and name.")
  Format format;

  @Option(names = "--orientation", paramLabel = "WAY", defaultValue = "auto",
      description = "Which way round a CSV or TSV is: samples-as-rows, genes-as-rows or auto (guessed, and said)."
          + " Default: ${DEFAULT-VALUE}.")
  Orientation orientation;

  @Option(names = "--samples", paramLabel = "FILE",
      description = "Sample sheet: a CSV or TSV with more columns, joined by sample name, or a CLS file with one class per"
          + " sample.")
  String samples;

  @Option(names = "--annotation", paramLabel = "FILE",
      description = "Table from probe to gene symbol: a GEO platform (GPL), CSV or TSV. Default: what the input says itself.")
  String annotation;

  @Option(names = "--symbol-column", paramLabel = "NAME",
      description = "Column of the annotation with gene symbols. Default: found by its name.")
  String symbolColumn;

  @Option(names = "--collapse-probes", paramLabel = "HOW", defaultValue = "none",
      description = "Several probes of one gene: none (keep each), mean or max-variance (the one that varies most over all"
          + " samples). Default: ${DEFAULT-VALUE}.")
  ProbeCollapse collapse;

  @Option(names = "--control-probes", paramLabel = "POLICY", defaultValue = "keep",
      description = "Probes that measure the experiment (AFFX…, ERCC-…): keep or drop. Default: ${DEFAULT-VALUE}.")
  ControlProbes controlProbes;

  @Option(names = "--value-column", paramLabel = "NAME", defaultValue = "VALUE",
      description = "Column of GEO samples' own tables that holds the values. Default: ${DEFAULT-VALUE}.")
  String valueColumn;

  @Option(names = "--matrix", paramLabel = "NAME", defaultValue = "X",
      description = "Which values of an h5ad file: X, raw or layers/NAME. Default: ${DEFAULT-VALUE}.")
  String matrix;

  @Option(names = "--duplicate-features", paramLabel = "POLICY", defaultValue = "refuse",
      description = "Gene name that occurs twice: refuse, first (keep the first) or suffix (keep all, as NAME, NAME.2, …)."
          + " Default: ${DEFAULT-VALUE}.")
  DuplicatePolicy duplicateFeatures;

  @Option(names = "--duplicate-samples", paramLabel = "POLICY", defaultValue = "refuse",
      description = "Sample name that occurs twice: refuse or first. Default: ${DEFAULT-VALUE}.")
  DuplicatePolicy duplicateSamples;

  @Option(names = "--max-samples", paramLabel = "N", description = "Most samples that are read. Default: 1000000.")
  Integer maxSamples;

  @Option(names = "--max-features", paramLabel = "N", description = "Most genes that are read. Default: 10000000.")
  Integer maxFeatures;

  @Option(names = "--max-cells", paramLabel = "N", description = "Most values that are read. Default: 4000000000.")
  Long maxCells;

  /** How to read; the given columns are labels or groups even where their values look like numbers. */
  ReadOptions readOptions(String... columns) {
    Set<String> names = new LinkedHashSet<>();
    for (String column : columns) {
      if (column != null) {
        names.add(column);
      }
    }
    return ReadOptions.defaults().withFormat(format.known).withOrientation(orientation).withLabelColumns(names)
        .withDuplicateFeatures(duplicateFeatures).withDuplicateSamples(duplicateSamples)
        .withSamples(file(samples)).withAnnotation(file(annotation)).withSymbolColumn(symbolColumn)
        .withCollapse(collapse).withControlProbes(controlProbes).withValueColumn(valueColumn)
        .withMatrix(matrix).withLimits(limits());
  }

  /** Whether nothing is asked for that needs all genes at once. */
  boolean readsLineByLine() {
    return annotation == null && collapse == ProbeCollapse.NONE && controlProbes == ControlProbes.KEEP
        && duplicateFeatures == DuplicatePolicy.REFUSE && duplicateSamples == DuplicatePolicy.REFUSE;
  }

  private static ExpressionFile file(String path) {
    return path == null ? null : InputFiles.file(Sessions.hadoop(), path);
  }

  private SizeLimits limits() {
    SizeLimits defaults = SizeLimits.defaults();
    return new SizeLimits(maxSamples == null ? defaults.maxSamples() : maxSamples,
        maxFeatures == null ? defaults.maxFeatures() : maxFeatures, maxCells == null ? defaults.maxCells() : maxCells,
        defaults.maxBytes(), defaults.maxLineBytes());
  }

  /** Reads the input, telling how far it is. */
  InputFiles.Expression read(Configuration hadoop, ReadOptions options, Console console) {
    try (Console.Work work = console.work("reading")) {
      return InputFiles.expression(hadoop, input, options, (done, total) -> work.update(done, total, input));
    }
  }

  /** Whether a Spark session must be there before the input can be read. */
  boolean needsSpark(Configuration hadoop) {
    return format.known == ExpressionFormat.PARQUET || format.known == null && InputFiles.isParquet(hadoop, input);
  }

  /** A format, or none, which is auto. */
  record Format(ExpressionFormat known) {
    static Format of(String word) {
      return new Format(word.equalsIgnoreCase("auto") ? null : ExpressionFormat.of(word));
    }

    @Override
    public String toString() {
      return known == null ? "auto" : known.spelling();
    }
  }
}
