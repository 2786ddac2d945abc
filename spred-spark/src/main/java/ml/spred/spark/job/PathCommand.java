package ml.spred.spark.job;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code spred path}. */
@Command(
    name = "path",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.Lines.class,
    sortOptions = false,
    header = "Walks the whole path of selections, from no gene to many, and writes what holds at every strength.",
    customSynopsis = "spred path --input PATH --label NAME --output DIR [OPTIONS]",
    description = {
      "%nThe training samples fit, the dev samples score every strength, and the test samples are not looked at. DIR then holds"
          + " path.csv (a line per kappa), entering_order.csv (a line per gene that enters, first ones first), coefficients.csv"
          + " (the linear head's weights on standardised values), metrics.json and report.html.",
      "spred select goes the same path and writes its tables and report beside the gene list."
    },
    footerHeading = "%nExample:%n",
    footer = "  spred path --input data/sample/simulated.csv.gz --label \"disease state\" --heads linear --output path")
final class PathCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Mixin(name = "Input")
  private final InputOptions input = new InputOptions();

  @Mixin(name = "Classes and samples")
  private final DataOptions data = new DataOptions();

  @Mixin(name = "Selection")
  private final FitOptions fit = new FitOptions();

  @Mixin(name = "Penalty")
  private final PenaltyOptions penalty = new PenaltyOptions();

  @Mixin(name = "Output")
  private final OutputOptions output = new OutputOptions();

  @Mixin(name = "Running")
  private final RunOptions run = new RunOptions();

  @Override
  public void run() {
    data.requireLabel(spec);
    Console console = Console.of(spec, run.noProgress);
    SelectRequest request = new SelectRequest(input, data, new StrengthOptions(), fit, penalty, new ResamplingOptions(),
        output, run, CommandText.typed(spec), CommandText.settings(spec));
    new FitJob(request, console).run(PathJob::write);
  }
}
