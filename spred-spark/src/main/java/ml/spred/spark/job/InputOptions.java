package ml.spred.spark.job;

import java.util.LinkedHashSet;
import java.util.Set;
import ml.spred.expression.DuplicatePolicy;
import ml.spred.expression.ExpressionFormat;
import ml.spred.expression.ReadOptions;
import picocli.CommandLine.Option;

/** Which file is read, and how. */
final class InputOptions {
  @Option(names = {"-i", "--input"}, paramLabel = "PATH", required = true,
      description = "Expression file, plain or gzip: a table with one row per sample, or a GEO DataSet. Any path that Hadoop"
          + " knows (file:, hdfs:, s3a:).")
  String input;

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "auto",
      description = "auto, csv, tsv or geo-soft. Default: ${DEFAULT-VALUE}, by content and name.")
  Format format;

  @Option(names = "--duplicate-features", paramLabel = "POLICY", defaultValue = "refuse",
      description = "Gene name that occurs twice: refuse, first (keep the first) or suffix (keep all, as NAME, NAME.2, …)."
          + " Default: ${DEFAULT-VALUE}.")
  DuplicatePolicy duplicateFeatures;

  @Option(names = "--duplicate-samples", paramLabel = "POLICY", defaultValue = "refuse",
      description = "Sample name that occurs twice: refuse or first. Default: ${DEFAULT-VALUE}.")
  DuplicatePolicy duplicateSamples;

  /** How to read; the given columns are labels or groups even where their values look like numbers. */
  ReadOptions readOptions(String... columns) {
    Set<String> names = new LinkedHashSet<>();
    for (String column : columns) {
      if (column != null) {
        names.add(column);
      }
    }
    return ReadOptions.defaults().withFormat(format.known).withLabelColumns(names)
        .withDuplicateFeatures(duplicateFeatures).withDuplicateSamples(duplicateSamples);
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
