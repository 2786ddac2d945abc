package ml.spred.spark.benchmark;

import ml.spred.InputException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code spred benchmark}: measurements on real data. */
@Command(
    name = "benchmark",
    subcommands = {AccuracyCommand.class, SpeedCommand.class, ScalingCommand.class, ReadingCommand.class, LassoCommand.class,
      RowsCommand.class, ClusterCommand.class, ColumnsCommand.class},
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "MEASUREMENT",
    commandListHeading = "%nMeasurements:%n",
    header = "Measures spred beside other methods on real data.")
public final class BenchmarkCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** Without a measurement there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(),
        "A measurement is missing: accuracy, path, scaling, reading, lasso, rows, cluster or columns.");
  }

  /** Runs a measurement by itself and ends the process. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new BenchmarkCommand()).setExecutionExceptionHandler(BenchmarkCommand::refuse).execute(args));
  }

  private static int refuse(Exception failure, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
    if (failure instanceof InputException) {
      line.getErr().println("spred: " + failure.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    throw failure;
  }
}
