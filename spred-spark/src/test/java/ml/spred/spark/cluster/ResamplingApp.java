package ml.spred.spark.cluster;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import ml.spred.compute.Device;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Heads;
import ml.spred.problem.OffHeapMatrix;
import ml.spred.problem.SampleMatrix;
import ml.spred.select.GeneSelector;
import ml.spred.select.Selection;
import ml.spred.select.SelectionData;
import ml.spred.select.SelectionOptions;
import ml.spred.solver.PathOptions;
import ml.spred.solver.Progress;
import ml.spred.spark.distribute.Trials;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** An application for spark-submit: selections on half-samples, each a trial, written down as exact numbers. */
public final class ResamplingApp {
  private static final int SAMPLES = 60;
  private static final int GENES = 2000;

  private ResamplingApp() {}

  /** One half-sample; the pause leaves time to take something away meanwhile. */
  record Setting(long seed, int pauseMillis, String markers) implements Serializable {}

  /** What a trial gave, and where it ran. */
  record Result(String numbers, long process, int matrix, boolean offHeap, String device, int threads) implements Serializable {}

  /**
   * Arguments: trials, milliseconds of pause in each, file for the numbers, file for where they ran, directory of markers,
   * checkpoint directory or nothing.
   */
  public static void main(String[] args) throws IOException {
    try (SparkSession spark = SparkSession.builder().appName("resampling").getOrCreate()) {
      List<Setting> settings = new ArrayList<>();
      for (int k = 0; k < Integer.parseInt(args[0]); k++) {
        settings.add(new Setting(k, Integer.parseInt(args[1]), args[4]));
      }
      Trials<SelectionData> trials = new Trials<>(JavaSparkContext.fromSparkContext(spark.sparkContext()), data(), "resampling")
          .keptIn(args.length > 5 ? args[5] : "", "simulated with seed 1");
      List<Result> results =
          trials.run(settings, (data, setting, threads, progress) -> run(data, setting, threads), Progress.NONE);
      Files.write(Path.of(args[2]), results.stream().map(Result::numbers).toList());
      Files.write(Path.of(args[3]), results.stream().map(Result::toString).toList());
    }
  }

  private static SelectionData data() {
    Random random = new Random(1);
    FeatureMatrix matrix = FeatureMatrix.zeros(SAMPLES, GENES);
    int[] labels = IntStream.range(0, SAMPLES).map(sample -> sample % 3).toArray();
    for (int gene = 0; gene < GENES; gene++) {
      for (int sample = 0; sample < SAMPLES; sample++) {
        matrix.set(sample, gene, random.nextGaussian() + (gene % 200 == labels[sample] ? 1 : 0));
      }
    }
    return new SelectionData(OffHeapMatrix.copyOf(matrix), labels, 3, new boolean[SAMPLES]);
  }

  private static Result run(SelectionData data, Setting setting, int threads) {
    mark(setting);
    boolean[] half = new boolean[SAMPLES];
    Random random = new Random(setting.seed());
    for (int k = 0; k < SAMPLES; k++) {
      half[k] = random.nextBoolean();
    }
    SelectionOptions options = SelectionOptions.of(Heads.linearOnly()).withThreads(threads)
        .withPath(PathOptions.defaults().withKappas(20, 0.05));
    SampleMatrix matrix = data.matrix();
    Selection selection = GeneSelector.select(new SelectionData(matrix, data.labels(), 3, half), options, Progress.NONE);
    pause(setting.pauseMillis());
    return new Result(Arrays.toString(selection.support()) + " " + DoubleStream.of(selection.scores())
        .mapToObj(Double::toHexString).collect(Collectors.joining(" ")) + " " + Double.toHexString(selection.certificate().gap()),
        ProcessHandle.current().pid(), System.identityHashCode(matrix), matrix instanceof OffHeapMatrix,
        String.valueOf(Device.current().address()) + " " + Device.current().description(), threads);
  }

  /** A file that says which process has begun which trial. */
  private static void mark(Setting setting) {
    try {
      boolean isDriver = SparkEnv.get().executorId().equals("driver");
      Path file = Path.of(setting.markers(), (isDriver ? "driver" : "executor") + "-" + ProcessHandle.current().pid() + "-trial-"
          + setting.seed() + "-" + UUID.randomUUID());
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void pause(int millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
