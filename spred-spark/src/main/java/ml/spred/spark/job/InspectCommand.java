package ml.spred.spark.job;

import ml.spred.expression.ExpressionSet;
import ml.spred.expression.ExpressionSummary;
import ml.spred.expression.LabelMode;
import ml.spred.spark.source.InputFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spred inspect}; needs no Spark. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.Lines.class,
    sortOptions = false,
    header = "Says what is in an expression file: samples, genes, label columns with their classes, missing values.",
    customSynopsis = "spred inspect --input PATH [OPTIONS]",
    footerHeading = "%nExample:%n",
    footer = "  spred inspect --input data/sample/simulated.soft.gz")
final class InspectCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Mixin(name = "Input")
  private final InputOptions input = new InputOptions();

  @Option(names = "--label-mode", paramLabel = "MODE", defaultValue = "single",
      description = "single, or all-subsets as spred select has it. Default: ${DEFAULT-VALUE}.")
  private LabelMode labelMode;

  @Option(names = "--no-progress", description = "Say nothing while working.")
  private boolean noProgress;

  @Option(names = "--verbose", description = "Show where a failure happened.")
  private boolean verbose;

  @Override
  public void run() {
    Console console = Console.of(spec, noProgress);
    ExpressionSummary.of(read(console)).lines().forEach(console::result);
  }

  private ExpressionSet read(Console console) {
    try (Console.Work work = console.work("reading")) {
      return InputFiles.expression(Sessions.hadoop(), input.input, input.readOptions().withLabelMode(labelMode),
          (done, total) -> work.update(done, total, input.input)).set();
    }
  }
}
