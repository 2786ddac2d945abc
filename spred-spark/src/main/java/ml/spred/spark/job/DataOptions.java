package ml.spred.spark.job;

import java.util.List;
import java.util.stream.Stream;
import ml.spred.expression.LabelMode;
import ml.spred.expression.ReadOptions;
import ml.spred.split.RareClasses;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What is told apart, on which samples, after which preparation. */
final class DataOptions {
  @Option(names = {"-l", "--label"}, paramLabel = "NAME",
      description = "Column with the classes (for GEO a subset type, such as \"disease state\"). See: spred inspect.")
  String label;

  @Option(names = "--group", paramLabel = "NAME",
      description = "Column with the patient: all samples of one stay in one split.")
  String group;

  @Option(names = "--splits", paramLabel = "FILE",
      description = "CSV with the columns sample and split (train, dev or test). Default: a seeded 60/20/20 draw by class.")
  String splits;

  @Option(names = "--log2", paramLabel = "WHEN", defaultValue = "auto",
      description = "Take log2(x + 1): auto (when training values look like raw intensities), yes or no."
          + " Default: ${DEFAULT-VALUE}.")
  Log2 log2;

  @Option(names = "--missing", paramLabel = "POLICY", defaultValue = "refuse",
      description = "Missing values: refuse, mean (of the training samples) or zero. Default: ${DEFAULT-VALUE}.")
  Missing missing;

  @Option(names = "--rare-classes", paramLabel = "POLICY", defaultValue = "refuse",
      description = "Class with fewer than three samples: refuse, drop (leave it out) or train (all into train)."
          + " Default: ${DEFAULT-VALUE}.")
  RareClasses rareClasses;

  @Option(names = "--label-mode", paramLabel = "MODE", defaultValue = "single",
      description = "single, or all-subsets: the published experiment's contradictory labels (each sample once per column), to"
          + " compare with its table only. Default: ${DEFAULT-VALUE}.")
  LabelMode labelMode;

  /** A label is required unless all columns are joined into one. */
  void requireLabel(CommandSpec spec) {
    if (labelMode == LabelMode.SINGLE && label == null) {
      throw new ParameterException(spec.commandLine(), "Missing required option: '--label=NAME'");
    }
  }

  /** The column that is the label: the one that all columns were joined into, where that was asked for. */
  String labelColumn() {
    return labelMode == LabelMode.ALL_SUBSETS ? "all subsets" : label;
  }

  /** @param covariates further columns that are used */
  ReadOptions readOptions(InputOptions input, List<String> covariates) {
    return input.readOptions(Stream.concat(Stream.of(label, group), covariates.stream()).toArray(String[]::new))
        .withLabelMode(labelMode);
  }
}
