package ml.spred.spark.job;

import picocli.CommandLine.Option;

/** How many genes are selected, where the dev samples are not to choose it. */
final class StrengthOptions {
  @Option(names = {"-k", "--kappa"}, paramLabel = "K",
      description = "Strength of the penalty 2·kappa·Σ‖V_i‖, above 0. Default: the best on the dev samples.")
  Double kappa;

  @Option(names = {"-n", "--num-features"}, paramLabel = "N",
      description = "Select exactly this many genes. Default: as many as do best on the dev samples.")
  Integer numFeatures;

  /** Whether the dev samples choose the strength. */
  boolean chosenByDev() {
    return kappa == null && numFeatures == null;
  }
}
