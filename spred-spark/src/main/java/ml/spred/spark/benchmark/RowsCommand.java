package ml.spred.spark.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import ml.spred.lasso.MomentsGrid;
import ml.spred.spark.regression.RowMoments;
import ml.spred.spark.regression.SpredLasso;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
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
    description = "Draws rows inside as many tasks as cores are given and caches them. Then, in one run: a plain treeAggregate"
        + " sum of the rows, the two passes of dataMode rows, and a whole fit. Writes lasso-rows.csv; the ratio is to the plain sum.",
    footerHeading = "%nExample:%n",
    footer = "  spred benchmark rows --rows 200000 --features 1000 --output data/results")
final class RowsCommand implements Callable<Integer> {
  private static final int EFFECTS = 20;
  private static final double NANOS = 1e9;
  private static final String PLAIN = "plain sum";
  private static final List<String> HEADER = List.of("rows", "features", "tasks", "step", "seconds", "ratio");

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

  @Option(names = "--repeats", paramLabel = "N", defaultValue = "3",
      description = "Repeats of each step; the fastest counts. Default: ${DEFAULT-VALUE}.")
  private int repeats;

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(output);
    SparkSession spark = session();
    Dataset<Row> data = draw(spark).persist(StorageLevel.MEMORY_AND_DISK());
    data.count();
    RowMoments moments = new RowMoments(data, new SpredLasso(), features);
    MomentsGrid grid = new MomentsGrid(moments.ranges());
    Map<String, Runnable> steps = new LinkedHashMap<>();
    steps.put(PLAIN, () -> sum(data, features));
    steps.put("ranges", moments::ranges);
    steps.put("sums", () -> moments.folds(grid, 1));
    steps.put("sums of 5 folds", () -> moments.folds(grid, 5));
    steps.put("fit of 100 strengths with 5 folds", () -> new SpredLasso().setDataMode("rows").fit(data));
    Map<String, Double> seconds = fastest(steps);
    List<List<String>> lines = new ArrayList<>();
    seconds.forEach((step, time) -> lines.add(line(step, time, seconds.get(PLAIN))));
    CsvFile.replace(output.resolve("lasso-rows.csv"), HEADER, lines);
    spark.stop();
    return 0;
  }

  /** Steps take turns, so that what else the machine does and what Java has compiled by then meets all alike. */
  private Map<String, Double> fastest(Map<String, Runnable> steps) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    for (int round = 0; round < repeats; round++) {
      steps.forEach((step, run) -> {
        long start = System.nanoTime();
        run.run();
        seconds.merge(step, (System.nanoTime() - start) / NANOS, Math::min);
      });
    }
    return seconds;
  }

  private SparkSession session() {
    SparkSession spark = SparkSession.builder().appName("spred benchmark").master("local[" + tasks + "]")
        .config("spark.ui.enabled", false).config("spark.ui.showConsoleProgress", false).config("spark.driver.host", "localhost")
        .config("spark.driver.bindAddress", "127.0.0.1").getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
    return spark;
  }

  /** Gaussian rows whose label depends on a few features. */
  private Dataset<Row> draw(SparkSession spark) {
    int width = features;
    int each = rows / tasks;
    JavaRDD<Row> drawn = JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(IntStream.range(0, tasks).boxed().toList(), tasks).flatMap(part -> draw(part, each, width));
    return spark.createDataFrame(drawn, new StructType().add("features", SQLDataTypes.VectorType())
        .add("label", DataTypes.DoubleType));
  }

  private static Iterator<Row> draw(int part, int count, int width) {
    SplittableRandom random = new SplittableRandom(part);
    return IntStream.range(0, count).mapToObj(k -> {
      double[] x = new double[width];
      double y = random.nextDouble();
      for (int feature = 0; feature < width; feature++) {
        x[feature] = gaussian(random);
        y += feature < EFFECTS ? x[feature] / (1 + feature) : 0;
      }
      return RowFactory.create(Vectors.dense(x), y);
    }).iterator();
  }

  /** Near enough to a normal deviate, and fast: drawing is not what is measured. */
  private static double gaussian(SplittableRandom random) {
    return Math.sqrt(3) * (random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble() - 2);
  }

  private static double[] sum(Dataset<Row> data, int features) {
    return data.toJavaRDD().treeAggregate(new double[features], (sum, row) -> {
      double[] values = ((Vector) row.getAs(0)).toArray();
      for (int k = 0; k < sum.length; k++) {
        sum[k] += values[k];
      }
      return sum;
    }, (one, other) -> {
      for (int k = 0; k < one.length; k++) {
        one[k] += other[k];
      }
      return one;
    });
  }

  private List<String> line(String step, double seconds, double plain) {
    List<String> line = List.of(Integer.toString(rows), Integer.toString(features), Integer.toString(tasks), step,
        String.format(Locale.ROOT, "%.3f", seconds), String.format(Locale.ROOT, "%.2f", seconds / plain));
    spec.commandLine().getErr().println(String.join(",", line));
    return line;
  }
}
