package ml.spred.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import ml.spred.compress.PlainNetworks;
import ml.spred.compress.ResNet;
import ml.spred.compute.NativeThreads;
import ml.spred.image.ImageShape;
import ml.spred.network.NativeLayers;
import ml.spred.network.NetworkTrainer;
import ml.spred.network.Spred;
import ml.spred.network.Treatment;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * An iteration with the redundant pair against DL4J's own {@code fit} of the same plain network with the same updater and an L2
 * penalty, batch of 128 images. Each invocation does both, one after the other in turn, so that what else runs on the machine
 * hits both; reported is the median of their ratios.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 9)
@Fork(value = 1, jvmArgsAppend = {"-Xmx3g", "-Dorg.bytedeco.javacpp.maxbytes=10g", "-Dorg.bytedeco.javacpp.maxphysicalbytes=14g"})
public class NetworkStepBenchmark {
  private static final String LOG = "spred.benchmark.log";
  /** Native threads, all cores by default: on a machine that others use too, one thread waits for nobody. */
  private static final String THREADS = "spred.benchmark.threads";
  /** Pairs to measure; an iteration of ResNet18 takes the better part of a minute on one core. */
  private static final String ITERATIONS = "spred.benchmark.iterations";
  private static final ImageShape CIFAR = new ImageShape(3, 32, 32);
  private static final ImageShape MNIST = new ImageShape(1, 28, 28);
  private static final int BATCH = 128;

  /** The network. */
  @Param({"resnet18", "resnet8-narrow", "mlp-784-1000-10"})
  public String network;

  private final List<String> pairs = new ArrayList<>();
  private NativeThreads threads;
  private NeuralNetwork plain;
  private NetworkTrainer trainer;
  private MultiDataSet batch;
  private boolean plainFirst;
  private int repeats;

  /** Builds both. */
  @Setup
  public void setUp() {
    threads = NativeThreads.of(Integer.getInteger(THREADS, Runtime.getRuntime().availableProcessors()));
    repeats = network.equals("mlp-784-1000-10") ? 10 : 1;
    // With the same native layers as the trainer's: what is measured is the pair.
    plain = (NeuralNetwork) NativeLayers.use(build(true));
    trainer = Spred.of(build(false)).weights(Treatment.weights(5e-4)).trainer();
    ImageShape image = image();
    INDArray labels = Nd4j.zeros(DataType.FLOAT, BATCH, 10);
    for (int k = 0; k < BATCH; k++) {
      labels.putScalar(k, k % 10, 1);
    }
    batch = new org.nd4j.linalg.dataset.MultiDataSet(
        Nd4j.randn(DataType.FLOAT, BATCH, image.channels(), image.height(), image.width()), labels);
  }

  private ImageShape image() {
    return network.startsWith("mlp") ? MNIST : CIFAR;
  }

  private Model build(boolean decayed) {
    NeuralNetConfiguration.Builder base =
        new NeuralNetConfiguration.Builder().seed(1).dataType(DataType.FLOAT).updater(new Nesterovs(0.01, 0.9));
    if (decayed) {
      base.l2(5e-4);
    }
    return switch (network) {
      case "resnet18" -> ResNet.resNet18(ResNet.Stem.CIFAR, CIFAR, 10).network(base);
      case "resnet8-narrow" -> ResNet.cifar(1, 16, CIFAR, 10).network(base);
      default -> PlainNetworks.multilayer(base, MNIST, 10, 1000);
    };
  }

  /** One iteration each. */
  @Benchmark
  public void pair() {
    plainFirst = !plainFirst;
    double first = milliseconds(plainFirst);
    double second = milliseconds(!plainFirst);
    pairs.add(network + "," + (plainFirst ? first : second) + "," + (plainFirst ? second : first));
  }

  private double milliseconds(boolean ofPlain) {
    long start = nanos();
    for (int k = 0; k < repeats; k++) {
      if (ofPlain) {
        plain.fit(batch);
      } else {
        trainer.fit(batch);
      }
    }
    return (nanos() - start) / 1e6 / repeats;
  }

  /** Of the processor for one thread, which others on the machine do not lengthen as they do the clock's. */
  private static long nanos() {
    boolean one = Integer.getInteger(THREADS, Runtime.getRuntime().availableProcessors()) == 1;
    return one ? ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() : System.nanoTime();
  }

  /** Hands the pairs to the process that started this one; the warm-up's are left out. */
  @TearDown(Level.Trial)
  public void tearDown() throws IOException {
    threads.close();
    String log = System.getProperty(LOG);
    if (log != null) {
      Files.write(Path.of(log), pairs.subList(Math.min(2, pairs.size()), pairs.size()), java.nio.file.StandardOpenOption.APPEND);
    }
  }

  /**
   * Runs all and writes {@code network-step.csv}.
   *
   * @param arguments the directory to write to, {@code data/results} by default; then the networks, all by default
   */
  public static void main(String[] arguments) throws RunnerException, IOException {
    Path directory = Path.of(arguments.length > 0 ? arguments[0] : "data/results");
    Path log = Files.createTempFile("network-step", ".csv");
    OptionsBuilder options = new OptionsBuilder();
    options.include(NetworkStepBenchmark.class.getSimpleName()).jvmArgsAppend("-D" + LOG + "=" + log,
        "-D" + THREADS + "=" + Integer.getInteger(THREADS, Runtime.getRuntime().availableProcessors()));
    Integer iterations = Integer.getInteger(ITERATIONS);
    if (iterations != null) {
      options.measurementIterations(iterations);
    }
    if (arguments.length > 1) {
      options.param("network", Arrays.copyOfRange(arguments, 1, arguments.length));
    }
    new Runner(options.build()).run();
    List<String[]> rows = Files.readAllLines(log).stream().map(line -> line.split(",")).toList();
    Files.createDirectories(directory);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(directory.resolve("network-step.csv")))) {
      out.println("network,batch,pairs,plain_ms,spred_ms,median_ratio,min_ratio,max_ratio");
      rows.stream().map(row -> row[0]).distinct().forEach(name -> write(out, name, rows));
    }
  }

  private static void write(PrintWriter out, String name, List<String[]> rows) {
    List<String[]> own = rows.stream().filter(row -> row[0].equals(name)).toList();
    double[] plain = own.stream().mapToDouble(row -> Double.parseDouble(row[1])).sorted().toArray();
    double[] spred = own.stream().mapToDouble(row -> Double.parseDouble(row[2])).sorted().toArray();
    double[] ratios = own.stream().mapToDouble(row -> Double.parseDouble(row[2]) / Double.parseDouble(row[1])).sorted().toArray();
    int middle = ratios.length / 2;
    out.printf(Locale.ROOT, "%s,%d,%d,%.2f,%.2f,%.3f,%.3f,%.3f%n", name, BATCH, ratios.length, plain[middle], spred[middle],
        ratios[middle], ratios[0], ratios[ratios.length - 1]);
  }
}
