package ml.spred.spark.job;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spred predict}. */
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.Lines.class,
    sortOptions = false,
    header = "Predicts the class of new samples with a model of an earlier selection.",
    customSynopsis = "spred predict --model DIR/model --input PATH --output FILE [OPTIONS]",
    description = {
      "%nFILE then is a CSV: sample, prediction, and the probability of each class. Genes are found by name; their order and"
          + " further genes do not matter. Log2 is taken where the model was fitted with it."
    },
    footerHeading = "%nExample:%n",
    footer = "  spred predict --model out/model --input new-samples.csv --output predictions.csv")
final class PredictCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(names = {"-m", "--model"}, paramLabel = "DIR", required = true,
      description = "The directory 'model' of an output of spred select.")
  private String model;

  @Mixin(name = "Input")
  private final InputOptions input = new InputOptions();

  @Mixin(name = "Output")
  private final OutputOptions output = new OutputOptions();

  @Mixin(name = "Running")
  private final RunOptions run = new RunOptions();

  @Override
  public void run() {
    Console console = Console.of(spec, run.noProgress);
    new PredictJob(model, input, output, run, console).run();
  }
}
