package ml.spred.spark.job;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code spred lasso}. */
@Command(
    name = "lasso",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.Lines.class,
    sortOptions = false,
    header = "Explains a number, a count or survival by few features: the Lasso with its whole path.",
    customSynopsis = "spred lasso --input PATH --label NAME --output DIR [OPTIONS]",
    description = {
      "%nMinimises 1/(2n) |y - b0 - Xb|^2 + lambda |b|_1 over all samples; lambda is chosen by cross-validation unless it is given."
          + " DIR then holds coefficients.csv, path.csv (a line per lambda), path_coefficients.csv, metrics.json, report.html and"
          + " model/."
    },
    footerHeading = "%nExample:%n",
    footer = "  spred lasso --input data/sample/simulated.csv.gz --label G0861 --output lasso")
final class LassoCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Mixin(name = "Input")
  private final InputOptions input = new InputOptions();

  @Mixin(name = "Lasso")
  private final LassoOptions lasso = new LassoOptions();

  @Mixin(name = "Output")
  private final OutputOptions output = new OutputOptions();

  @Mixin(name = "Running")
  private final RunOptions run = new RunOptions();

  @Override
  public void run() {
    Console console = Console.of(spec, run.noProgress);
    new LassoJob(input, lasso, output, run, CommandText.typed(spec), CommandText.settings(spec), console).run();
  }
}
