package ml.spred.spark.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import ml.spred.InputException;
import ml.spred.spark.experiment.Definition;
import ml.spred.spark.experiment.Experiment;
import ml.spred.spark.experiment.ExperimentRunner;
import ml.spred.spark.experiment.Experiments;
import ml.spred.spark.experiment.Scale;
import org.apache.spark.SparkConf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spred experiment run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Runs an experiment, or goes on with it: cells that are in its results are not run again.",
    description = "DIR then holds NAME-SCALE.csv with a row or more for each cell of the grid, NAME-SCALE.svg, and "
        + "experiments.md with what is published beside ours. Each cell is a Spark task, on every executor that --master has.",
    footerHeading = "%nExample:%n",
    footer = "  spred experiment run landscape --output out")
final class ExperimentRunCommand implements Runnable {
  static final String DEFINITIONS = "data/experiments";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", arity = "0..*", description = "Names, as spred experiment list has them.")
  private List<String> names = List.of();

  @Option(names = "--all", description = "All of them; without --data those that need none.")
  private boolean all;

  @Option(names = "--scale", paramLabel = "SCALE", defaultValue = "small",
      description = "small (minutes), medium (hours; some have it) or full (the published protocol). Default: ${DEFAULT-VALUE}.")
  private Scale scale;

  @Option(names = "--output", paramLabel = "DIR", defaultValue = "data/results",
      description = "Folder of the results. Default: ${DEFAULT-VALUE}.")
  private Path output;

  @Option(names = "--data", paramLabel = "DIR",
      description = "Folder of real data: images/ (MNIST and CIFAR in their binary files), gene/*.csv.gz.")
  private Path data;

  @Option(names = "--definitions", paramLabel = "DIR", defaultValue = DEFINITIONS,
      description = "Folder of the definitions. Default: ${DEFAULT-VALUE}.")
  private Path definitions;

  @Option(names = "--overwrite", description = "Forget the results that are there.")
  private boolean overwrite;

  @Mixin(name = "Run")
  private final RunOptions run = new RunOptions();

  @Override
  public void run() {
    if (all == !names.isEmpty()) {
      throw new InputException(all ? "--all runs every experiment; leave the names out." : "name an experiment, or say --all.");
    }
    List<? extends Experiment<?>> chosen = all ? Experiments.all() : names.stream().map(Experiments::of).toList();
    if (run.threads == null && !new SparkConf().contains("spark.task.cpus")) {
      // Cells beside each other use cores better than one cell does with all of them.
      run.threads = 1;
    }
    Console console = Console.of(spec, run.noProgress);
    try (Sessions session = Sessions.open(run)) {
      ExperimentRunner runner = new ExperimentRunner(session.spark(), definitions, output, data);
      for (Experiment<?> experiment : chosen) {
        if (all && data == null && experiment.needsData()) {
          console.say(experiment.name() + " is left out: it needs real data, give --data.");
          continue;
        }
        if (all && !Definition.scales(definitions, experiment.name()).contains(scale)) {
          console.say(experiment.name() + " is left out: it has no scale " + scale.spelling() + ".");
          continue;
        }
        long start = System.nanoTime();
        int cells;
        try (Console.Work work = console.work(experiment.name())) {
          cells = runner.run(experiment, scale, overwrite, (phase, done, total, detail) -> work.update(done, total, detail));
        }
        console.result(String.format(Locale.ROOT, "%-22s %d cells in %.0f s: %s", experiment.name(), cells,
            (System.nanoTime() - start) / 1e9, output.resolve(experiment.name() + "-" + scale.spelling() + ".csv")));
      }
    }
  }
}
