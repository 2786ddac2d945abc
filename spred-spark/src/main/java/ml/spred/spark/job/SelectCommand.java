package ml.spred.spark.job;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code spred select}. */
@Command(
    name = "select",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.Lines.class,
    sortOptions = false,
    header = "Selects the genes that tell classes apart, from an expression file to a gene list with a report.",
    customSynopsis = "spred select --input PATH --label NAME --output DIR [OPTIONS]",
    description = {
      "%nThe training samples fit, the dev samples choose how many genes, and the test samples are looked at once, at the end.",
      "DIR then holds selected_features.csv, related_genes.csv, predictions.csv, metrics.json, report.html and model/, of the"
          + " path"
          + " that led there path.csv, entering_order.csv and path.html, and with the option of the name stability.csv, fdr.csv"
          + " and"
          + " pathways.csv."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spred select --input data/sample/simulated.csv.gz --label \"disease state\" --group donor --output out",
      "  spred select --input GDS507.soft.gz --label \"disease state\" --num-features 20 --heads linear --output out",
      "  spred select --input data/sample/simulated.csv.gz --label \"disease state\" --group donor --heads linear \\",
      "    --nested --stability 100 --output out"
    })
final class SelectCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Mixin(name = "Input")
  private final InputOptions input = new InputOptions();

  @Mixin(name = "Classes and samples")
  private final DataOptions data = new DataOptions();

  @Mixin(name = "Number of genes")
  private final StrengthOptions strength = new StrengthOptions();

  @Mixin(name = "Selection")
  private final FitOptions fit = new FitOptions();

  @Mixin(name = "Penalty")
  private final PenaltyOptions penalty = new PenaltyOptions();

  @Mixin(name = "Resampling")
  private final ResamplingOptions resampling = new ResamplingOptions();

  @Mixin(name = "Output")
  private final OutputOptions output = new OutputOptions();

  @Mixin(name = "Running")
  private final RunOptions run = new RunOptions();

  @Override
  public void run() {
    requireConsistent();
    Console console = Console.of(spec, run.noProgress);
    SelectRequest request = new SelectRequest(input, data, strength, fit, penalty, resampling, output, run,
        CommandText.typed(spec), CommandText.settings(spec));
    new FitJob(request, console).run(SelectJob::write);
  }

  private void requireConsistent() {
    data.requireLabel(spec);
    if (strength.kappa != null && strength.numFeatures != null) {
      throw new ParameterException(spec.commandLine(), "--kappa and --num-features both say how many genes; give one of them.");
    }
    if (fit.oneStandardError && !strength.chosenByDev()) {
      throw new ParameterException(spec.commandLine(), "--one-standard-error is about kappas that the dev samples choose from;"
          + " leave it or --kappa and --num-features out.");
    }
  }
}
