package ml.spred.spark.job;

import ml.spred.expression.ExpressionSet;
import ml.spred.expression.ExpressionSummary;
import ml.spred.expression.LabelMode;
import org.apache.hadoop.conf.Configuration;
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
    header = "Says what is in an expression file, and what can be a label: samples, genes, columns with their classes,"
        + " missing values.",
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

  // A session that is started early is there to be found.
  @Override
  @SuppressWarnings("try")
  public void run() {
    Console console = Console.of(spec, noProgress);
    Configuration hadoop = Sessions.hadoop();
    try (Sessions session = input.needsSpark(hadoop) ? Sessions.open(new RunOptions()) : null) {
      ExpressionSet set = input.read(hadoop, input.readOptions().withLabelMode(labelMode), console).set();
      ExpressionSummary.of(set).lines(CommandText.given(spec, "Input", "--input")).forEach(console::result);
    }
  }
}
