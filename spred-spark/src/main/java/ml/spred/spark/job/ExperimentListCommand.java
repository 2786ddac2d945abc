package ml.spred.spark.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import ml.spred.InputException;
import ml.spred.spark.experiment.Definition;
import ml.spred.spark.experiment.Experiment;
import ml.spred.spark.experiment.Experiments;
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
      List<Definition> scales = Definition.scales(definitions, experiment.name()).stream()
          .map(scale -> Definition.read(definitions, experiment.name(), scale)).toList();
      if (scales.isEmpty()) {
        throw new InputException(definitions + " has no definition of " + experiment.name()
            + "; give the folder of the definitions by --definitions.");
      }
      console.result(String.format(Locale.ROOT, "%-22s %s (%s; cells: %s)", experiment.name(), scales.get(0).title(),
          scales.get(0).source(), scales.stream().map(one -> String.format(Locale.ROOT, "%,d %s", one.cells().size(),
              one.scale().spelling())).collect(Collectors.joining(", "))));
    }
  }
}
