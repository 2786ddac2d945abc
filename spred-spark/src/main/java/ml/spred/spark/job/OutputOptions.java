package ml.spred.spark.job;

import picocli.CommandLine.Option;

/** Where results go. */
final class OutputOptions {
  @Option(names = {"-o", "--output"}, paramLabel = "PATH", required = true,
      description = "Where the result is written; it must not exist yet. It appears when it is complete.")
  String output;

  @Option(names = "--overwrite", description = "Replace an earlier result there, once the new one is complete.")
  boolean overwrite;
}
