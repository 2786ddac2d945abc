package ml.spred.spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import ml.spred.compress.SparseNetworkFile;
import ml.spred.spark.job.DrawnDigits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A master and two workers as processes of their own, applications submitted from outside, and what a cluster may lose. */
class ClusterIT {
  private static final Path JAR = Path.of(System.getProperty("spred.jar"));
  /** The profile cluster-long has more of both. */
  private static final int TRIALS = Integer.getInteger("spred.cluster.trials", 8);
  private static final int GENES = Integer.getInteger("spred.cluster.genes", 700_000);

  @TempDir static Path directory;
  private static Path applications;
  private static StandaloneCluster cluster;
  private static List<String> expected;

  @BeforeAll
  static void startCluster() throws Exception {
    applications = applications();
    cluster = new StandaloneCluster(directory, JAR);
    cluster.worker(1, "1g");
    cluster.worker(1, "1g");
    Run local = new Run("local", "local[1]", 0, null);
    local.finish();
    expected = local.numbers();
    assertThat(expected).hasSize(TRIALS).doesNotHaveDuplicates();
  }

  @AfterAll
  static void stopCluster() {
    cluster.close();
  }

  /** The applications of this package as a jar. */
  private static Path applications() throws IOException {
    Path jar = directory.resolve("applications.jar");
    Path root = Path.of(ClusterIT.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> classes = Files.list(root.resolve("ml/spred/spark/cluster"))) {
      for (Path file : classes.filter(path -> path.getFileName().toString().matches("(Resampling|Wide|Compression)App.*"))
          .toList()) {
        out.putNextEntry(new JarEntry(root.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
    return jar;
  }

  /** One run of the resampling application. */
  private static final class Run {
    private final String name;
    private final String master;
    private final int pause;
    private final Path checkpoint;
    private final Path markers;
    private final List<String> conf = new ArrayList<>();
    private Process process;

    Run(String name, String master, int pause, Path checkpoint) throws IOException {
      this(name, master, pause, checkpoint, List.of("spark.executor.memory=512m"));
    }

    Run(String name, String master, int pause, Path checkpoint, List<String> conf) throws IOException {
      this.name = name;
      this.master = master;
      this.pause = pause;
      this.checkpoint = checkpoint;
      this.markers = directory.resolve(name + "-markers");
      conf.forEach(setting -> this.conf.addAll(List.of("--conf", setting)));
      start();
    }

    void start() throws IOException {
      List<String> arguments = new ArrayList<>(List.of("--master", master));
      arguments.addAll(conf);
      arguments.addAll(List.of("--jars", JAR.toString(), "--class", ResamplingApp.class.getName(), applications.toString(),
          "" + TRIALS, "" + pause, file("numbers").toString(), file("places").toString(), markers.toString()));
      if (checkpoint != null) {
        arguments.add(checkpoint.toString());
      }
      process = cluster.submit(name, arguments);
    }

    private Path file(String kind) {
      return directory.resolve(name + "." + kind);
    }

    void finish() throws Exception {
      ClusterIT.finish(name, process);
    }

    List<String> numbers() throws IOException {
      return Files.readAllLines(file("numbers"));
    }

    List<String> places() throws IOException {
      return Files.readAllLines(file("places"));
    }

    /** Names of the trials that were begun: {@code executor-PROCESS-trial-NUMBER-…}. */
    List<String> begun() {
      return list(markers);
    }

    /** Process of an executor that has begun a trial. */
    long executor() {
      StandaloneCluster.await("a trial begins on an executor", Duration.ofSeconds(90), () -> !begun().isEmpty());
      return Long.parseLong(begun().get(0).split("-")[1]);
    }
  }

  private static List<String> list(Path of) {
    if (!Files.isDirectory(of)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(of)) {
      return files.map(path -> path.getFileName().toString()).filter(file -> !file.startsWith(".")).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void trialsOnTheClusterGiveTheNumbersOfOneProcess() throws Exception {
    Run run = new Run("cluster", cluster.master(), 0, null);
    run.finish();
    assertThat(run.numbers()).isEqualTo(expected);
    assertThat(run.begun()).hasSize(TRIALS).allMatch(name -> name.startsWith("executor-"));
    assertThat(run.places()).allMatch(place -> place.contains("offHeap=true") && place.contains("threads=1"));
    assertThat(run.places().stream().map(place -> place.replaceAll(".*process=(\\d+),.*", "$1")).distinct()).hasSize(2);
    assertThat(run.places().stream().map(place -> place.replaceAll(".*(process=\\d+, matrix=-?\\d+),.*", "$1")).distinct())
        .as("one matrix in each executor").hasSize(2);
  }

  @Test
  void theCommandWritesTheSameFilesFromTheCluster() throws Exception {
    Path there = select("select-cluster", cluster.master(), "--layout", "rows");
    Path columns = select("select-columns", cluster.master(), "--layout", "columns");
    Path here = select("select-local", "local[1]", "--layout", "rows");
    for (String file : new String[] {"selected_features.csv", "predictions.csv", "path.csv", "entering_order.csv"}) {
      assertThat(there.resolve(file)).hasSameTextualContentAs(here.resolve(file));
      assertThat(columns.resolve(file)).hasSameTextualContentAs(here.resolve(file));
    }
  }

  @Test
  void aListIsHeldUpByTheSameResamplingsOnTheCluster() throws Exception {
    String[] resamplings = {"--group", "donor", "--nested", "2", "--folds", "2", "--stability", "6", "--fdr", "0.3"};
    Path there = select("resampled-cluster", cluster.master(), resamplings);
    Path here = select("resampled-local", "local[1]", resamplings);
    for (String file : new String[] {"selected_features.csv", "stability.csv", "fdr.csv", "related_genes.csv"}) {
      assertThat(there.resolve(file)).hasSameTextualContentAs(here.resolve(file));
    }
    for (String part : new String[] {"nested", "crossValidation", "stability", "falseDiscoveries"}) {
      assertThat(metrics(there).get(part)).as(part).isNotNull().isEqualTo(metrics(here).get(part));
    }
  }

  /** Two workers on two executors give what they give one after the other in one process. */
  @Test
  void theCommandTrainsTheSameNetworkOnTheCluster() throws Exception {
    DrawnDigits.write(directory.resolve("images"));
    Path there = compress("compress-cluster", cluster.master());
    Path here = compress("compress-local", "local[1]");
    for (String file : new String[] {"history.csv", "layers.csv", "comparison.csv"}) {
      assertThat(there.resolve(file)).hasSameTextualContentAs(here.resolve(file));
    }
    INDArray weights = SparseNetworkFile.read(here.resolve("model.sparse")).params();
    assertThat(SparseNetworkFile.read(there.resolve("model.sparse")).params()).isEqualTo(weights);
    assertThat(metrics(there).get("workers").asInt()).isEqualTo(2);
    assertThat(Files.readString(cluster.log("compress-cluster"))).contains("(127.0.0.1, executor 0,", "(127.0.0.1, executor 1,");
  }

  private static Path compress(String name, String master) throws Exception {
    Path output = directory.resolve(name);
    finish(name, cluster.submit(name, List.of("--master", master, "--conf", "spark.executor.memory=512m", "--class",
        "ml.spred.spark.job.Spred", JAR.toString(), "compress", "--input", directory.resolve("images").toString(), "--format",
        "mnist", "--network", "mlp", "--hidden", "12", "--kappa", "2e-3", "--learning-rate", "0.01", "--batch-size", "20",
        "--epochs", "2", "--finetune-epochs", "1", "--no-dense-twin", "--workers", "2", "--averaging-frequency", "2", "--output",
        output.toString())));
    return output;
  }

  private static JsonNode metrics(Path output) throws IOException {
    return new ObjectMapper().readTree(output.resolve("metrics.json").toFile());
  }

  private static Path select(String name, String master, String... more) throws Exception {
    Path output = directory.resolve(name);
    Path sample = JAR.resolve("../../../data/sample/simulated.csv.gz").normalize();
    List<String> arguments = new ArrayList<>(List.of("--master", master, "--conf", "spark.executor.memory=512m", "--class",
        "ml.spred.spark.job.Spred", JAR.toString(), "select", "--input", sample.toString(), "--label", "agent", "--heads",
        "linear", "--num-kappas", "10", "--output", output.toString()));
    arguments.addAll(List.of(more));
    finish(name, cluster.submit(name, arguments));
    return output;
  }

  @Test
  void anExecutorThatIsKilledLosesNothing() throws Exception {
    Run run = new Run("killed", cluster.master(), 1000, null);
    long executor = run.executor();
    assertThat(ProcessHandle.of(executor).orElseThrow().destroyForcibly()).isTrue();
    run.finish();
    assertThat(run.numbers()).isEqualTo(expected);
    assertThat(run.begun().size()).as("what it was at was begun again").isGreaterThan(TRIALS);
  }

  @Test
  void anExecutorThatIsKilledInARoundOfTrainingChangesNoBitOfTheNetwork() throws Exception {
    Process killed = compression("network-killed", cluster.master());
    Path markers = directory.resolve("network-killed.markers");
    StandaloneCluster.await("an epoch is kept", Duration.ofSeconds(150), () -> !killed.isAlive()
        || !list(directory.resolve("network-killed.kept")).isEmpty() && !list(markers).isEmpty());
    assertThat(ProcessHandle.of(Long.parseLong(list(markers).get(0))).orElseThrow().destroyForcibly()).isTrue();
    assertThat(killed.isAlive()).as("there are epochs left").isTrue();
    finish("network-killed", killed);
    finish("network-local", compression("network-local", "local[1]"));
    assertThat(Files.readString(cluster.log("network-killed"))).contains("Lost executor");
    assertThat(directory.resolve("network-killed.numbers"))
        .hasSameTextualContentAs(directory.resolve("network-local.numbers"));
  }

  private static Process compression(String name, String master) throws IOException {
    return cluster.submit(name, List.of("--master", master, "--conf", "spark.executor.memory=512m", "--jars", JAR.toString(),
        "--class", CompressionApp.class.getName(), applications.toString(), directory.resolve(name + ".numbers").toString(),
        directory.resolve(name + ".kept").toString(), directory.resolve(name + ".markers").toString()));
  }

  private static void finish(String name, Process process) throws Exception {
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("done in three minutes").isTrue();
    assertThat(process.exitValue()).as(Files.readString(cluster.log(name))).isZero();
  }

  @Test
  void aWorkerThatNeverComesBackOnlyCostsTime() throws Exception {
    try (StandaloneCluster own = new StandaloneCluster(Files.createDirectory(directory.resolve("own")), JAR)) {
      Process first = own.worker(1, "1g");
      Process second = own.worker(1, "1g");
      Run run = new Run("lost", own.master(), 1000, null);
      long executor = run.executor();
      boolean isFirst = first.descendants().anyMatch(process -> process.pid() == executor);
      StandaloneCluster.lose(isFirst ? first : second);
      run.finish();
      assertThat(run.numbers()).isEqualTo(expected);
    }
  }

  @Test
  void aDriverThatIsKilledGoesOnFromItsCheckpoint() throws Exception {
    Path checkpoint = directory.resolve("checkpoint");
    Run run = new Run("driver", cluster.master(), 1000, checkpoint);
    StandaloneCluster.await("two trials are kept", Duration.ofSeconds(90), () -> list(checkpoint).size() >= 2);
    StandaloneCluster.lose(run.process);
    run.process.waitFor();
    int kept = list(checkpoint).size();
    int before = run.begun().size();
    assertThat(kept).isLessThan(TRIALS);
    run.start();
    run.finish();
    assertThat(run.numbers()).isEqualTo(expected);
    assertThat(list(checkpoint)).hasSize(TRIALS);
    // An executor of the killed driver may have begun one more until it noticed.
    assertThat(run.begun().size() - before).as("only what was missing").isBetween(TRIALS - kept, TRIALS - kept + 2);
  }

  @Test
  void twoTasksOfAnExecutorHaveTwoDevices() throws Exception {
    Path script = directory.resolve("gpus.sh");
    Files.writeString(script, "#!/bin/sh\necho '{\"name\": \"gpu\", \"addresses\": [\"0\", \"1\"]}'\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    try (StandaloneCluster own = new StandaloneCluster(Files.createDirectory(directory.resolve("gpus")), JAR)) {
      own.worker(2, "1g", "-Dspark.worker.resource.gpu.amount=2", "-Dspark.worker.resource.gpu.discoveryScript=" + script);
      Run run = new Run("gpu", own.master(), 1000, null, List.of("spark.executor.memory=512m", "spark.executor.cores=2",
          "spark.executor.resource.gpu.amount=2", "spark.task.resource.gpu.amount=1"));
      run.finish();
      assertThat(run.numbers()).isEqualTo(expected);
      List<String> devices = run.places().stream().map(place -> place.replaceAll(".*device=(.*), threads.*", "$1")).distinct()
          .sorted().toList();
      assertThat(devices).hasSize(2)
          .allMatch(device -> device.contains("granted, not used") && device.contains("the CPU computes"));
      assertThat(devices.get(0)).startsWith("0 GPU 0");
      assertThat(devices.get(1)).startsWith("1 GPU 1");
    }
  }

  /** 42 million values at least, 168 MB: an executor of 512 MB has 127 MB to keep anything in. */
  @Test
  void columnsThatNoExecutorHoldsGiveTheNumbersOfOneProcess() throws Exception {
    assertThat(wide("wide", cluster.master(), 13)).isEqualTo(wide("wide-local", "local[2]", 4)).contains("true");
  }

  private static List<String> wide(String name, String master, int partitions) throws Exception {
    Path numbers = directory.resolve(name + ".numbers");
    Process process = cluster.submit(name, List.of("--master", master, "--driver-memory", "1g", "--conf",
        "spark.executor.memory=512m", "--jars", JAR.toString(), "--class", WideApp.class.getName(), applications.toString(), "60",
        "" + GENES, "" + partitions, numbers.toString()));
    assertThat(process.waitFor(4, TimeUnit.MINUTES)).as("done in four minutes").isTrue();
    assertThat(process.exitValue()).as(Files.readString(cluster.log(name))).isZero();
    return Files.readAllLines(numbers);
  }
}
