package ml.spred.spark.job;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import ml.spred.compress.Architecture;
import ml.spred.compress.CompressionMethod;
import ml.spred.compress.Pruning;
import ml.spred.compress.ResNet;
import ml.spred.compress.UpdaterName;
import ml.spred.expression.ControlProbes;
import ml.spred.expression.DuplicatePolicy;
import ml.spred.expression.LabelMode;
import ml.spred.expression.Orientation;
import ml.spred.expression.ProbeCollapse;
import ml.spred.fetch.GeoAccession;
import ml.spred.fetch.GeoFile;
import ml.spred.image.ImageFiles;
import ml.spred.spark.benchmark.BenchmarkCommand;
import ml.spred.spark.experiment.Scale;
import ml.spred.spark.param.EnumWord;
import ml.spred.split.RareClasses;
import org.apache.hadoop.util.ShutdownHookManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The command {@code spred}: exit code 0 when done, 2 when the input cannot be used, 1 when something else failed. */
@Command(
    name = "spred",
    subcommands = {
      SelectCommand.class, PathCommand.class, LassoCommand.class, CompressCommand.class, PredictCommand.class,
      InspectCommand.class, FetchCommand.class, ExperimentCommand.class, BenchmarkCommand.class, HelpCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Versions.Lines.class,
    synopsisSubcommandLabel = "COMMAND",
    header = "Finds the few genes that tell classes apart, and says how well they do on samples not used to choose them.%n",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:something unexpected failed", "2:the input or the options cannot be used; nothing was written"},
    footerHeading = "%nExample:%n",
    footer = {
      "  spred inspect --input data/sample/simulated.csv.gz",
      "  spred select --input data/sample/simulated.csv.gz --label \"disease state\" --output out",
      "%nspred help COMMAND tells all about one command."
    })
public final class Spred implements Runnable {
  private static final int HELP_WIDTH = 100;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Without a command there is nothing to do. */
  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(),
        "A command is missing: select, path, lasso, compress, predict, inspect, fetch,"
            + " experiment or benchmark.");
  }

  /** Runs a command line and ends the process. */
  public static void main(String[] args) {
    Thread.setDefaultUncaughtExceptionHandler(Spred::report);
    int code = run(writer(FileDescriptor.out), writer(FileDescriptor.err), args);
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      System.exit(code);
    }
  }

  /** A thread that dies because Ctrl-C stops Spark under it is no news. */
  private static void report(Thread thread, Throwable failure) {
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      System.err.println("Exception in thread " + thread.getName());
      failure.printStackTrace();
    }
  }

  /** Runs a command line; returns the exit code. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    return commandLine().setOut(out).setErr(err).execute(args);
  }

  /** The command line with its converters, handlers and help. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Spred());
    line.setUsageHelpWidth(Console.columns() == 0 ? HELP_WIDTH : Math.min(Math.max(Console.columns(), 60), HELP_WIDTH));
    line.registerConverter(InputOptions.Format.class, Sentences.converter(InputOptions.Format::of));
    line.registerConverter(Log2.class, Sentences.converter(Log2::of));
    line.registerConverter(Missing.class, Sentences.converter(Missing::of));
    line.registerConverter(LabelMode.class, Sentences.converter(LabelMode::of));
    line.registerConverter(DuplicatePolicy.class, Sentences.converter(DuplicatePolicy::of));
    line.registerConverter(Orientation.class, Sentences.converter(Orientation::of));
    line.registerConverter(ProbeCollapse.class, Sentences.converter(ProbeCollapse::of));
    line.registerConverter(ControlProbes.class, Sentences.converter(ControlProbes::of));
    line.registerConverter(GeoAccession.class, Sentences.converter(GeoAccession::of));
    line.registerConverter(ImageFiles.Format.class, words(ImageFiles.Format.class));
    line.registerConverter(Architecture.Kind.class, words(Architecture.Kind.class));
    line.registerConverter(ResNet.Stem.class, words(ResNet.Stem.class));
    line.registerConverter(CompressionMethod.class, words(CompressionMethod.class));
    line.registerConverter(UpdaterName.class, words(UpdaterName.class));
    line.registerConverter(Pruning.Scope.class, words(Pruning.Scope.class));
    line.registerConverter(Scale.class, Sentences.converter(Scale::of));
    line.registerConverter(GeoFile.class, Sentences.converter(GeoFile::of));
    line.registerConverter(RareClasses.class, Sentences.converter(RareClasses::of));
    line.getSubcommands().values().stream().filter(command -> !command.getCommandSpec().mixins().isEmpty())
        .forEach(command -> command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new OptionSections()));
    List.of("select", "path").forEach(name -> line.getSubcommands().get(name).setResourceBundle(new CoreDefaults()));
    line.setParameterExceptionHandler(Sentences::refuseParameters);
    line.setExecutionExceptionHandler(Sentences::refuse);
    return line;
  }

  private static <E extends Enum<E>> ITypeConverter<E> words(Class<E> kind) {
    return Sentences.converter(word -> EnumWord.of(kind, word));
  }

  /** UTF-8 whatever the locale says: names of genes and samples come from files in UTF-8. */
  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
  }
}
