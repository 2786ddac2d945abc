package ml.spred.spark.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import ml.spred.convex.LinearHead;
import ml.spred.problem.Heads;
import ml.spred.problem.MissingValues;
import ml.spred.problem.Scaling;
import ml.spred.screen.GeneBlock;
import ml.spred.screen.NearColumns;
import ml.spred.select.BlockData;
import ml.spred.select.Choice;
import ml.spred.select.GeneSelector;
import ml.spred.select.Selection;
import ml.spred.select.SelectionOptions;
import ml.spred.solver.Checkpoint;
import ml.spred.solver.PathOptions;
import ml.spred.solver.PathPoint;
import ml.spred.spark.columns.ColumnBlocks;
import ml.spred.spark.columns.SampleRoles;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spred benchmark columns}. */
@Command(
    name = "columns",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "A certified path over more genes than one executor holds: seconds, seconds of a pass, bytes that travel.",
    description = "Runs on the cluster that spark-submit names; genes are simulated where they are kept. A pass is held against a"
        + " plain read, in which every block is brought into its task as for a pass and its values are added up. Writes"
        + " cluster-columns.csv.",
    footerHeading = "%nExample:%n",
    footer = {
      "  spark-submit --master spark://HOST:7077 --executor-memory 1536m --conf spark.memory.offHeap.enabled=true \\",
      "    --conf spark.memory.offHeap.size=1536m JAR benchmark columns --output data/results"
    })
final class ColumnsCommand implements Callable<Integer> {
  private static final List<String> HEADER = List.of("samples", "features", "executors", "executor_memory", "off_heap",
      "load_seconds", "path_seconds", "strengths", "genes", "planted", "planted_found", "worst_gap", "gap_allowed", "passes", "pass_seconds",
      "plain_read_seconds", "pass_in_plain_reads", "bytes_to_driver_a_pass", "bytes_to_executors_a_pass", "bytes_shuffled",
      "genes_reported", "genes_fetched");
  private static final double RATIO = 0.2;
  private static final int READS = 5;

  @Spec private CommandSpec spec;

  @Option(names = "--output", paramLabel = "DIR", required = true, description = "Directory of the results.")
  private Path output;

  @Option(names = "--samples", paramLabel = "N", defaultValue = "500", description = "Samples. Default: ${DEFAULT-VALUE}.")
  private int samples;

  @Option(names = "--features", paramLabel = "N", defaultValue = "2000000", description = "Genes. Default: ${DEFAULT-VALUE}.")
  private int features;

  @Option(names = "--kappas", paramLabel = "N", defaultValue = "20",
      description = "Strengths of the path. Default: ${DEFAULT-VALUE}.")
  private int kappas;

  @Option(names = "--planted", paramLabel = "N", defaultValue = "20",
      description = "Genes with a shift. Default: ${DEFAULT-VALUE}.")
  private int planted;

  @Option(names = "--shift", paramLabel = "S", defaultValue = "1",
      description = "Shift of a planted gene in standard deviations. Default: ${DEFAULT-VALUE}.")
  private double shift;

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(output);
    WideSimulation simulation = new WideSimulation(samples, features, planted, shift);
    try (SparkSession spark = SparkSession.builder().appName("spred benchmark columns").getOrCreate()) {
      List<String> line = measure(spark, simulation);
      CsvFile.replace(output.resolve("cluster-columns.csv"), HEADER, List.of(line));
      for (int k = 0; k < line.size(); k++) {
        spec.commandLine().getErr().println(HEADER.get(k) + " " + line.get(k));
      }
    }
    return 0;
  }

  private List<String> measure(SparkSession spark, WideSimulation simulation) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    SelectionOptions options = SelectionOptions.of(Heads.linearOnly()).withPath(PathOptions.defaults().withKappas(kappas, RATIO));
    long start = System.nanoTime();
    try (ColumnBlocks blocks =
        simulation.blocks(context, SampleRoles.of(new boolean[samples], Scaling.FEATURE, MissingValues.REFUSE))) {
      double load = seconds(start);
      double read = plainRead(blocks);
      Traffic traffic = new Traffic();
      context.sc().addSparkListener(traffic);
      TimedBlocks timed = new TimedBlocks(blocks);
      double kappa = kappa(timed, options, simulation);
      start = System.nanoTime();
      Selection selection = GeneSelector.select(data(timed, simulation, blocks), options.withChoice(Choice.kappa(kappa)),
          (phase, done, total, detail) -> spec.commandLine().getErr().println(done + "/" + total + " " + detail),
          Checkpoint.NONE);
      double path = seconds(start);
      // The last events of tasks reach a listener a moment later.
      double after = plainRead(blocks);
      return line(spark, selection, load, path, timed, (read + after) / 2, traffic);
    }
  }

  /** The weakest strength of the path, {@value #RATIO} of the largest. */
  private double kappa(TimedBlocks blocks, SelectionOptions options, WideSimulation simulation) {
    NearColumns near = new NearColumns(blocks);
    return RATIO * new LinearHead(blocks, near, simulation.labels(), 2, options.problem()).kappaMax();
  }

  private static BlockData data(TimedBlocks timed, WideSimulation simulation, ColumnBlocks blocks) {
    return new BlockData(timed, simulation.labels(), new int[0], 2, blocks.found(MissingValues.REFUSE), "simulated");
  }

  /** Median seconds of bringing every block into its task and adding up what it holds. */
  private static double plainRead(ColumnBlocks blocks) {
    double[] all = new double[READS];
    for (int k = 0; k < READS; k++) {
      long start = System.nanoTime();
      blocks.ask(ColumnsCommand::sum);
      all[k] = seconds(start);
    }
    return Mean.median(all);
  }

  /** Sum of the bits: one addition a value, in any order. */
  private static Integer sum(GeneBlock block) {
    int total = 0;
    for (float value : block.training().values()) {
      total += Float.floatToRawIntBits(value);
    }
    return total;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private List<String> line(SparkSession spark, Selection selection, double load, double path, TimedBlocks timed, double read,
      Traffic traffic) {
    int[] truth = new WideSimulation(samples, features, planted, shift).plantedGenes();
    long found = IntStream.of(selection.support()).filter(gene -> Arrays.binarySearch(truth, gene) >= 0).count();
    double pass = Mean.median(timed.passSeconds().stream().mapToDouble(Double::doubleValue).toArray());
    int passes = timed.passSeconds().size();
    double gap = selection.path().stream().mapToDouble(point -> point.certificate().gap()).max().orElse(0);
    PathPoint last = selection.path().get(selection.path().size() - 1);
    return List.of("" + samples, "" + features, "" + (spark.sparkContext().statusTracker().getExecutorInfos().length - 1),
        spark.conf().get("spark.executor.memory", "1g"), spark.conf().get("spark.memory.offHeap.size", "0"), number("%.1f", load),
        number("%.1f", path), "" + selection.path().size(), "" + last.numFeatures(), "" + planted, "" + found,
        number("%.1e", gap), number("%.1e", last.certificate().tolerance()), "" + passes, number("%.3f", pass), number("%.3f", read),
        number("%.2f", pass / read), number("%.0f", (double) traffic.results() / passes), "" + Double.BYTES * samples * 2,
        "" + traffic.shuffled(), "" + timed.reported(), "" + timed.fetched());
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
