package ml.spred.spark.job;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code spred experiment}. */
@Command(
    name = "experiment",
    subcommands = {ExperimentListCommand.class, ExperimentRunCommand.class},
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "list|run",
    commandListHeading = "%nCommands:%n",
    header = "Tables and figures of the sources, each by one command.")
final class ExperimentCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** Without a command there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing: list or run.");
  }
}
