package ml.spred.spark.job;

import java.nio.file.Path;
import java.util.Locale;
import ml.spred.spark.experiment.Definition;
import ml.spred.spark.experiment.Experiment;
import ml.spred.spark.experiment.Experiments;
import ml.spred.spark.experiment.Scale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spred experiment list}. */
@Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false,
    header = "Names of the experiments, what they show, and how many cells each scale has.")
final class ExperimentListCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(names = "--definitions", paramLabel = "DIR", defaultValue = ExperimentRunCommand.DEFINITIONS,
      description = "Folder of the definitions. Default: ${DEFAULT-VALUE}.")
  private Path definitions;

  @Override
  public void run() {
    Console console = Console.of(spec, false);
    for (Experiment<?> experiment : Experiments.all()) {
      Definition small = Definition.read(definitions, experiment.name(), Scale.SMALL);
      Definition full = Definition.read(definitions, experiment.name(), Scale.FULL);
      console.result(String.format(Locale.ROOT, "%-22s %s (%s; %,d cells small, %,d full)", experiment.name(), small.title(),
          small.source(), small.cells().size(), full.cells().size()));
    }
  }
}
