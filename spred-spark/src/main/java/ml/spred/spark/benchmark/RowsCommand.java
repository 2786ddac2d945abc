package ml.spred.spark.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spred benchmark rows}. */
@Command(
    name = "rows",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Seconds of the Lasso over many rows that stay on the executors.",
    description = "Draws rows inside as many tasks as cores are given and caches them. Then, in turns: a plain treeAggregate sum of"
        + " the rows, and the passes of dataMode sums and gradients; at the end, once each, whole fits. Writes the medians into"
        + " lasso-rows.csv, beside those of other sizes; ratios are to the plain sum, bytes and flops are what a pass cannot avoid.",
    footerHeading = "%nExample:%n",
    footer = "  spred benchmark rows --rows 200000 --features 1000 --output data/results")
final class RowsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--output", paramLabel = "DIR", required = true, description = "Directory of the results.")
  private Path output;

  @Option(names = "--rows", paramLabel = "N", defaultValue = "1000000", description = "Rows. Default: ${DEFAULT-VALUE}.")
  private int rows;

  @Option(names = "--features", paramLabel = "N", defaultValue = "1000", description = "Features. Default: ${DEFAULT-VALUE}.")
  private int features;

  @Option(names = "--tasks", paramLabel = "N", defaultValue = "2",
      description = "Cores and partitions. Default: ${DEFAULT-VALUE}.")
  private int tasks;

  @Option(names = "--repeats", paramLabel = "N", defaultValue = "5",
      description = "Repeats of each pass, of which the median counts. Default: ${DEFAULT-VALUE}.")
  private int repeats;

  @Option(names = "--no-pairs", description = "Leave the sums of all pairs out, and the fit by them.")
  private boolean noPairs;

  @Option(names = "--no-paths", description = "Leave the fits of whole paths out.")
  private boolean noPaths;

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(output);
    SparkSession spark = session();
    Dataset<Row> data = DrawnRows.draw(spark, rows, features, tasks).persist(StorageLevel.MEMORY_AND_DISK());
    data.count();
    List<RowsStep> steps = new ArrayList<>();
    try (RowsSteps made = new RowsSteps(data, rows, features, !noPairs)) {
      steps.addAll(made.passes());
      for (int round = 0; round < repeats; round++) {
        // They take turns, so that what else the machine does and what Java has compiled by then meets all alike.
        steps.forEach(RowsStep::measure);
      }
    }
    List<RowsStep> fits = RowsSteps.fits(data, features, !noPairs, !noPaths);
    fits.forEach(RowsStep::measure);
    steps.addAll(fits);
    spark.stop();
    List<RowsLine> lines = steps.stream().map(step -> RowsLine.of(rows, features, tasks, step, steps.get(0))).toList();
    lines.forEach(line -> spec.commandLine().getErr().println(String.join(",", line.fields())));
    RowsLine.replace(output.resolve("lasso-rows.csv"), lines);
    return 0;
  }

  private SparkSession session() {
    SparkSession spark = SparkSession.builder().appName("spred benchmark").master("local[" + tasks + "]")
        .config("spark.ui.enabled", false).config("spark.ui.showConsoleProgress", false).config("spark.driver.host", "localhost")
        .config("spark.driver.bindAddress", "127.0.0.1").getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
    return spark;
  }
}
